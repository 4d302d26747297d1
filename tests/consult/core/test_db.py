"""Identifiers."""

import re

import psycopg
import pytest
from flask import Flask
from sqlalchemy import text

from consult.core.db import Base, db, new_code, new_uid
from tests import engines


def test_codes_can_be_read_from_paper() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]", code) for code in codes)


def test_public_identifiers_differ() -> None:
    assert len({new_uid() for _ in range(500)}) == 500


def test_every_constraint_has_a_name() -> None:
    nameless = [table.name for table in Base.metadata.tables.values() for one in table.constraints if one.name is None]
    assert not nameless


def test_a_connection_cut_while_it_rested_is_replaced_before_anybody_notices(
    database: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consult.core.db.RESTED_SECONDS", 0.0)
    db.engine.dispose()
    backend = db.session.scalar(text("SELECT pg_backend_pid()"))
    db.session.remove()
    with psycopg.connect(engines.current().database_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])
    assert db.session.scalar(text("SELECT pg_backend_pid()")) != backend
