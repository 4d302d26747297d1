"""A group that imports a command when it is wanted."""

import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from consult.platform.lazy_group import lazy_group

COMMAND = """
import click

@click.command()
def {name}() -> None:
    \"\"\"Say {name}.\"\"\"
    click.echo("{name}")
"""


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> click.Group:
    for name in ("apples", "pears"):
        (tmp_path / f"lazy_{name}.py").write_text(COMMAND.format(name=name))
        monkeypatch.delitem(sys.modules, f"lazy_{name}", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))

    @click.group(cls=lazy_group({"pears": "lazy_pears:pears", "apples": "lazy_apples:apples"}))
    def fruit() -> None:
        """Fruit."""

    return fruit


def test_running_a_command_imports_that_one_alone(group: click.Group) -> None:
    assert CliRunner().invoke(group, ["apples"]).output == "apples\n"
    assert "lazy_apples" in sys.modules and "lazy_pears" not in sys.modules


def test_help_lists_every_command_in_the_order_of_the_table(group: click.Group) -> None:
    said = CliRunner().invoke(group, ["--help"]).output
    assert said.index("pears   Say pears.") < said.index("apples  Say apples.")


def test_a_command_added_by_a_decorator_stands_after_the_table(group: click.Group) -> None:
    group.add_command(click.Command("plums", callback=lambda: click.echo("plums")))
    assert group.list_commands(click.Context(group)) == ["pears", "apples", "plums"]
    assert CliRunner().invoke(group, ["plums"]).output == "plums\n"


def test_an_unknown_command_is_refused_in_words(group: click.Group) -> None:
    refused = CliRunner().invoke(group, ["cherries"])
    assert refused.exit_code == 2 and "No such command 'cherries'" in refused.output
