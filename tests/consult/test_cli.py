"""The command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from consult.cli import main


def test_each_command_says_what_it_does() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    for name, command in main.commands.items():
        assert name in said and command.get_short_help_str()
    assert {"run", "doctor", "backup", "restore", "user"} <= set(main.commands)


def test_a_command_that_needs_an_installation_says_when_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    result = CliRunner().invoke(main, ["user", "create", "olga@valfleuri.example"])
    assert result.exit_code == 1 and result.output.startswith("Error: There is no installation in")


def test_a_command_reaches_the_database_that_is_named(database: Flask) -> None:
    result = CliRunner().invoke(main, ["user", "create", "olga@valfleuri.example"])
    assert (result.exit_code, result.output) == (0, "olga@valfleuri.example may sign in.\n")
