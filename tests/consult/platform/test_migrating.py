"""Tests of bringing a database to the newest schema."""

import os
from pathlib import Path

import pytest

from consult.platform.migrating import current_revision, is_known, newest_revision, upgrade
from consult.platform.problems import Problem

MIGRATION = 'revision{annotation} = "{name}"\ndown_revision = "0001"\n'


def test_the_newest_revision_is_that_of_the_last_file(tmp_path: Path) -> None:
    assert newest_revision(tmp_path) is None
    (tmp_path / "0001_first.py").write_text(MIGRATION.format(annotation="", name="0001"))
    (tmp_path / "0002_second.py").write_text(MIGRATION.format(annotation=": str", name="0002"))
    assert newest_revision(tmp_path) == "0002"
    assert is_known("0001", tmp_path)
    assert not is_known("0003", tmp_path)


def test_an_empty_database_is_brought_to_the_newest_schema_once(empty_database: str, tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": empty_database}
    assert current_revision(empty_database) is None
    assert upgrade(environment, tmp_path / "log")
    assert current_revision(empty_database) == newest_revision()
    assert not upgrade(environment, tmp_path / "log")


def test_a_failure_is_told_with_the_end_of_its_words(empty_database: str, tmp_path: Path) -> None:
    (tmp_path / "0001_first.py").write_text(MIGRATION.format(annotation="", name="0001"))
    with pytest.raises(Problem, match=f"could not be brought to the newest schema. The end of {tmp_path / 'log'} says:\n  "):
        upgrade(os.environ | {"DATABASE_URL": empty_database}, tmp_path / "log", tmp_path)
