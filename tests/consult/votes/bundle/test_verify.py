"""The script a stranger runs."""

import ast
import json
from pathlib import Path

import pytest
import verify

from consult.votes.bundle import contents
from consult.votes.counting_rules.election import Election
from tests.consult.votes.bundle.conftest import SCRIPT
from tests.factories import bundles, elections


def _election() -> Election:
    return elections.approvals(3, ((0,), 8), ((1, 2), 5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a bundle, without the script."""
    for name, text in bundles.files(_election(), "plurality").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _rewrite(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))


def test_an_untouched_bundle_agrees(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = json.loads((folder / "vote.json").read_text())["root"]
    assert verify.report(folder, None, root) == 0
    assert "the same options are chosen: Option o0" in capsys.readouterr().out


def test_a_ballot_is_found_by_its_tracker_and_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.report(folder, " t000009 ", None) == 0
    assert "T000009: Option o1; Option o2" in capsys.readouterr().out
    assert verify.report(folder, "T999999", None) == 1


def test_a_ballot_that_was_touched_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _rewrite(folder, "ballots.csv", "T000002,o0", "T000002,o1")
    assert verify.report(folder, None, None) == 1
    assert "Row 3, ballot T000002 was changed after the sealing." in capsys.readouterr().out


def test_a_result_that_does_not_follow_from_the_ballots_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _rewrite(folder, "result.json", '"winners": ["o0"]', '"winners": ["o1"]')
    assert verify.report(folder, None, None) == 1
    assert "Counted again, other options are chosen: Option o0, instead of Option o1." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("vote.json", '"rule": "plurality"', '"rule": "score"'),
        ("vote.json", '"title": "Option o0"', '"title": "Option o2"'),
        ("vote.json", '"seats": 1', '"seats": 2'),
        ("vote.json", '"ballots_count": 13', '"ballots_count": 14'),
        ("vote.json", '"budget": null', '"budget": NaN'),
        ("vote.json", '"root": "', '"root": "0'),
        ("result.json", '"cost": 0', '"cost": 5'),
        ("result.json", '"coverage_share": 0.6', '"coverage_share": 0.9'),
        ("result.json", '"ballots_count": 13', '"ballots_count": 14'),
    ],
)
def test_the_rule_and_what_is_stated_of_the_whole_are_checked(folder: Path, name: str, old: str, new: str) -> None:
    _rewrite(folder, name, old, new)
    assert verify.report(folder, None, None) == 1


def test_line_ends_of_another_system_change_nothing(folder: Path) -> None:
    for name in ("ballots.csv", "seals.csv"):
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    assert verify.report(folder, None, None) == 0


def test_seals_written_anew_do_not_make_the_root_that_was_noted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = json.loads((folder / "vote.json").read_text())["root"]
    forged = bundles.files(elections.approvals(3, ((0,), 8), ((1,), 5)), "plurality")
    for name in ("ballots.csv", "seals.csv", "result.json"):
        (folder / name).write_text(forged[name])
    assert verify.report(folder, None, None) == 1
    assert "do not make the root" in capsys.readouterr().out
    (folder / "vote.json").write_text(forged["vote.json"])
    assert verify.report(folder, None, None) == 0
    assert verify.report(folder, None, noted) == 1


@pytest.mark.parametrize("name", ["vote.json", "result.json", "ballots.csv", "seals.csv"])
def test_a_file_that_is_missing_or_no_such_file_ends_with_status_2(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["verify.py", str(folder)])
    assert verify.main() == 0
    (folder / name).write_text("[]")
    assert verify.main() == 2
    (folder / name).unlink()
    assert verify.main() == 2


@pytest.mark.parametrize("name", contents.SCRIPT)
def test_it_needs_the_standard_library_of_python_3_9_alone(name: str) -> None:
    tree = ast.parse((SCRIPT / name).read_text(), feature_version=(3, 9))
    imported = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    own = {other.removesuffix(".py") for other in contents.SCRIPT}
    known = {
        "__future__",
        "argparse",
        "bisect",
        "collections",
        "decimal",
        "fractions",
        "hashlib",
        "json",
        "pathlib",
        "sys",
        "typing",
    }
    assert imported - own <= known
