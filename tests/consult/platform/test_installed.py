"""The application of an installation, for commands typed beside it."""

from pathlib import Path

import click
import pytest
from flask import Flask

from consult.platform.installed import application


def test_the_application_is_that_of_the_database_named(database: Flask) -> None:
    with click.Context(click.Command("anything")):
        assert application().config["SQLALCHEMY_DATABASE_URI"] == database.config["SQLALCHEMY_DATABASE_URI"]


def test_where_nothing_is_installed_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    with click.Context(click.Command("anything")), pytest.raises(click.ClickException, match="There is no installation in"):
        application()
