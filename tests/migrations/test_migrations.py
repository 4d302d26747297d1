"""The database can be built, taken down and built again, and is what the models say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from consult import create_app
from consult.core.db import Base, db
from tests import engines

VERSIONS = sorted((Path(__file__).resolve().parents[2] / "migrations" / "versions").glob("*.py"))


@pytest.fixture
def empty(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on a database without a single table."""
    monkeypatch.setenv("DATABASE_URL", engines.current().create_database("consult_migrations"))
    made = create_app()
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


def test_migrations_build_what_the_models_say(empty: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)
    assert not differences


def test_migrations_can_be_undone_and_done_again(empty: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    upgrade()
    assert set(Base.metadata.tables) <= set(inspect(db.engine).get_table_names())


def test_migrations_are_numbered_and_follow_each_other() -> None:
    for number, file in enumerate(VERSIONS, start=1):
        text = file.read_text()
        assert re.fullmatch(rf"{number:04}_[a-z0-9_]+\.py", file.name)
        assert f'revision = "{number:04}"' in text
        before = f'"{number - 1:04}"' if number > 1 else "None"
        assert f"down_revision = {before}" in text
