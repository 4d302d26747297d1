"""The command line."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner
from flask import Flask

from consult.cli import IMPORTS, main
from consult.config import ROOT


def test_each_command_says_what_it_does() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    context = Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None and command.name == name
        assert re.search(rf"^  {name} +{re.escape(command.get_short_help_str(1_000)[:20])}", said, re.MULTILINE)
    assert {"run", "doctor", "backup", "restore", "claim-code", "user", "import"} <= set(main.list_commands(context))


def test_what_can_be_imported_is_listed() -> None:
    said = CliRunner().invoke(main, ["import", "--help"]).output
    assert all(re.search(rf"^  {name} +\w", said, re.MULTILINE) for name in IMPORTS)


def test_a_command_does_not_pay_for_the_libraries_of_another() -> None:
    """Starting the installation, and whatever the web imports, loads neither scipy nor scikit-learn."""
    code = (
        "import sys, wsgi, consult.cli, consult.platform.commands; print([n for n in ('scipy', 'sklearn') if n in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_the_module_can_be_run_and_says_what_it_does() -> None:
    said = subprocess.run([sys.executable, "-m", "consult.cli", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("Usage: consult")


def test_an_output_that_knows_few_signs_shows_a_question_mark_for_the_others(tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.write_text("text\nUn banc à l’ombre\nUn banc à l’ombre\n", "utf-8")
    command = [sys.executable, "-m", "consult.cli", "similar", str(file), "--text", "text"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "Un banc à l?ombre" in said.stdout.decode("latin-1")


def test_a_command_that_needs_an_installation_says_when_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    result = CliRunner().invoke(main, ["user", "create", "olga@valfleuri.example"])
    assert result.exit_code == 1 and result.output.startswith("Error: There is no installation in")


def test_a_command_reaches_the_database_that_is_named(database: Flask) -> None:
    result = CliRunner().invoke(main, ["user", "create", "olga@valfleuri.example"])
    assert (result.exit_code, result.output) == (0, "olga@valfleuri.example may sign in.\n")
