"""`consult audit verify`."""

import pytest
from flask import Flask
from sqlalchemy import text

from consult.core.actors import INSTANCE, SYSTEM
from consult.core.audit import record
from consult.core.audit_seals import latest_seal, seal_audit
from consult.core.db import db
from consult.core.transaction import transaction
from consult.opendata.commands import audit


@pytest.fixture
def head(database: Flask) -> str:
    """The head after three deeds."""
    with transaction():
        for _ in range(3):
            record("votes.close_vote", SYSTEM, INSTANCE, is_secret=False)
    with transaction():
        seal_audit()
    seal = latest_seal()
    assert seal is not None
    return seal.head.hex()


def _verify(app: Flask, *arguments: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(audit, ["verify", *arguments])
    return done.exit_code, done.output


def test_an_untouched_audit_agrees_and_shows_its_head(database: Flask, head: str) -> None:
    assert _verify(database, "--head", head) == (0, f"All entries agree with seals 1 to 1. Head: {head}\n")


def test_an_empty_audit_says_that_nothing_is_sealed(database: Flask) -> None:
    assert _verify(database) == (0, "Nothing is sealed yet.\n")


def test_a_touched_entry_is_named(database: Flask, head: str) -> None:
    entry_id = db.session.scalar(text("SELECT min(id) FROM audit_entry"))
    db.session.execute(
        text("SET LOCAL session_replication_role = replica; DELETE FROM audit_entry WHERE id = (SELECT min(id) FROM audit_entry)")
    )
    db.session.commit()
    assert _verify(database) == (1, f"entry {entry_id} was removed (seal 1)\n")


@pytest.mark.parametrize("wrong", ["00" * 32, "not hexadecimal"])
def test_a_head_that_was_noted_and_is_gone_is_told(database: Flask, head: str, wrong: str) -> None:
    assert _verify(database, "--head", wrong) == (1, f"no seal has the head {wrong}\n")
