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
        (PABULIB[:120], "town.pb: line 8: the file ends without"),
        ("", "town.pb: line 1: the file ends without META"),
    ],
)
def test_a_file_that_breaks_the_format_ends_with_status_2_and_its_line(folder: Path, content: str, reason: str) -> None:
    Path("town.pb").write_text(content)
    answer = _count("town.pb", "--json")
    assert answer.exit_code == 2 and reason in answer.stderr and not answer.stdout


BROKEN: dict[str, list[tuple[str | bytes, int]]] = {
    "pb": [
        (b"", 1),
        (PABULIB.encode("utf-16"), 1),
        (PABULIB.replace("garden", "caf\xe9").encode("latin-1"), 11),
        (PABULIB.replace("swing", "sw\0ing"), 13),
        (PABULIB.replace(";", ","), 2),
        (PABULIB.replace("META\n", ""), 1),
        (PABULIB[: PABULIB.index("VOTES")], 13),
        (PABULIB.replace("PROJECTS\n", ""), 13),
        (PABULIB.replace("budget;1000\n", ""), 2),
        (PABULIB.replace("budget;1000", "budget;1e400"), 6),
        (PABULIB.replace("budget;1000", "budget;1000\nbudget;1"), 7),
        (PABULIB.replace("approval", "by heart"), 7),
        (PABULIB.replace("approval", "cumulative"), 15),
        (PABULIB.replace("approval", "choose-1"), 16),
        (PABULIB.replace("project_id;cost", "project_id;price"), 10),
        (PABULIB.replace("a;600", "a;-600"), 11),
        (PABULIB.replace("a;600", "a;NaN"), 11),
        (PABULIB.replace("a;600", "a;" + "9" * 400), 11),
        (PABULIB.replace("a;600;A garden;1", "a;600"), 11),
        (PABULIB.replace("b;400", "a;400"), 12),
        (PABULIB.replace('a tree"', "a tree"), 12),
        (PABULIB.replace("2;b,a", "1;b,a"), 17),
        (PABULIB.replace("3;c", "3;d"), 18),
        (PABULIB.replace("3;c", "3;c,c"), 18),
        (PABULIB + "VOTES\nvoter_id;vote\n9;a\n", 20),
        (PABULIB + "5;" + "a," * 100_000, 20),
    ],
    "toc": [
        ("# ALTERNATIVE NAME 1: Ada\n" + orders, 2) for orders in ("1 1", "0: 1", "9999999999: 1", "1: 2", "1: 1,1", "1: {1")
    ],
    "blt": [("3", 1), ("2 3\n", 1), ("2 1\n1 1 2\n", 2), ("2 1\n1 3 0\n", 2), ("2 1\n1 1 0\n", 2), ('2 1\n1 1 0\n0\n"Ada"\n', 4)],
}


@pytest.mark.parametrize(("ending", "content", "line"), [(ending, *one) for ending, files in BROKEN.items() for one in files])
def test_whatever_breaks_a_file_its_line_is_told(folder: Path, ending: str, content: str | bytes, line: int) -> None:
    Path(f"broken.{ending}").write_bytes(content if isinstance(content, bytes) else content.encode())
    answer = _count(f"broken.{ending}")
    assert answer.exit_code == 2 and answer.stderr.startswith(f"Error: broken.{ending}: line {line}") and not answer.stdout


@pytest.mark.parametrize("spelling", [("\n", "\r\n"), ("META", "\ufeffMETA"), ("400,50", "400.50")])
def test_lines_may_end_and_files_begin_and_decimals_be_written_as_other_programs_do(
    folder: Path, spelling: tuple[str, str]
) -> None:
    Path("town.pb").write_bytes(PABULIB.replace(*spelling).encode())
    assert json.loads(_count("town.pb", "--json").stdout)["winners"] == ["a", "c"]


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
