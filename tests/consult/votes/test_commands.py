"""`consult count`, without an installation."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consult.cli import main
from consult.votes.counting_rules import COUNTING_RULES
from tests.factories.election_files import PABULIB


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file, and no installation anywhere."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    Path("town.pb").write_text(PABULIB)
    return tmp_path


def _count(*options: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["count", *options], input=data)


def test_a_file_is_counted_in_words_and_as_json(folder: Path) -> None:
    said = _count("town.pb")
    assert said.exit_code == 0 and "Winners, in the order they were chosen:" in said.stdout and not said.stderr
    found = json.loads(_count("town.pb", "--rule", "official", "--json").stdout)
    assert found["winners"] == ["a", "c"] and found["rule"] == "greedy" and "names" not in found
    assert json.loads(_count("town.pb", "--json", "--more").stdout)["names"] == ["A garden", "A swing"]


def test_standard_input_is_read_as_well(folder: Path) -> None:
    assert json.loads(_count("-", "--json", data=PABULIB.encode()).stdout)["voters"] == 4


def test_each_rule_counts_the_file_or_says_why_not(folder: Path) -> None:
    for rule in [kind.key for kind in COUNTING_RULES]:
        answer = _count("town.pb", "--rule", rule, "--json")
        assert answer.exit_code == 0 or (answer.exit_code == 2 and f"The rule {rule} counts" in answer.stderr), answer.output


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PABULIB.replace("600", "a lot"), "town.pb: line 11, column cost: “a lot” is not a number of at least 0"),
        (PABULIB[:120], "town.pb: the file ends without"),
        ("", "town.pb: the file ends without META"),
    ],
)
def test_a_file_that_breaks_the_format_ends_with_status_2_and_its_line(folder: Path, content: str, reason: str) -> None:
    Path("town.pb").write_text(content)
    answer = _count("town.pb", "--json")
    assert answer.exit_code == 2 and reason in answer.stderr and not answer.stdout


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("town.pb", "--rule", "stv"), "The rule stv counts rankings, and the file holds approvals."),
        (("town.pb", "--rule", "chance"), "'chance' is not one of"),
        (("town.pb", "--seats", "0"), "--seats"),
        (("town.pb", "--step", "0"), "--step"),
        (("town.pb", "--step", "nan"), "--step"),
        (("none.pb",), "does not exist"),
        ((".",), "is a directory"),
    ],
)
def test_what_cannot_be_done_ends_with_status_2_and_a_sentence(folder: Path, options: tuple[str, ...], reason: str) -> None:
    answer = _count(*options)
    assert answer.exit_code == 2 and reason in answer.stderr and not answer.stdout


def test_settings_a_rule_has_no_use_for_are_told(folder: Path) -> None:
    answer = _count("town.pb", "--rule", "greedy", "--completion", "none", "--seats", "2", "--json")
    assert answer.exit_code == 0 and json.loads(answer.stdout)["winners"] == ["a", "c"]
    assert "The rule greedy has no use for: completion." in answer.stderr and "it fills no number of seats" in answer.stderr
