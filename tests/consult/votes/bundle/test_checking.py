"""A bundle checked by the platform's own rules."""

import contextlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from consult.votes.bundle.checking import check_bundle, read_bundle
from consult.votes.bundle.integrity import SEALED_OF_VOTE, Damaged
from tests.factories import bundles, elections


def _files() -> dict[str, str]:
    return bundles.files(elections.tennessee(), "schulze")


def test_an_untouched_bundle_agrees() -> None:
    found = check_bundle(_files())
    assert (found.problems, found.winners, found.ballots_count, found.rule) == ([], ["Option o1"], 100, "schulze")


def test_a_touched_ballot_a_wrong_root_and_a_wrong_result_are_told() -> None:
    files = _files()
    files["ballots.csv"] = files["ballots.csv"].replace("T000001,o0 o1", "T000001,o1 o0")
    files["result.json"] = files["result.json"].replace('"winners": ["o1"]', '"winners": ["o0"]')
    files["seals.csv"] = files["seals.csv"].replace("T000099,", "T000099,00", 1)
    problems = check_bundle(files).problems
    assert "ballot T000001: changed (row 2)" in problems and "ballot T000099: changed (row 100)" in problems
    assert any("root" in problem for problem in problems)
    assert "counted again: ['Option o1']; stated: ['Option o0']" in problems


def _falsified(told: Any) -> Any:
    if isinstance(told, dict):
        return dict(list(told.items())[1:]) if told else {"more": 1}
    if isinstance(told, list):
        return told[1:] or ["more"]
    return not told if isinstance(told, bool) else 7 if told is None else f"{told}x" if isinstance(told, str) else told + 1


@pytest.mark.parametrize("name", json.loads(_files()["result.json"]))
def test_whatever_the_result_states_otherwise_is_told(name: str) -> None:
    files = _files()
    result = json.loads(files["result.json"])
    files["result.json"] = json.dumps(result | {name: _falsified(result[name])})
    assert any(name in problem or "counted again" in problem for problem in check_bundle(files).problems)


@pytest.mark.parametrize("name", [*SEALED_OF_VOTE, "ballots_count"])
def test_neither_the_question_nor_the_rule_can_be_changed_under_the_seal(name: str) -> None:
    files = _files()
    vote = json.loads(files["vote.json"])
    vote[name] = "plurality" if name == "rule" else _falsified(vote[name])
    files["vote.json"] = json.dumps(vote)
    try:
        assert check_bundle(files).problems
    except Damaged:
        assert name in ("options", "marks", "settings", "tie_rule", "budget", "area_budgets")


def test_titles_that_changed_places_break_the_seal() -> None:
    files = _files()
    vote = json.loads(files["vote.json"])
    first, second, *_ = vote["options"]
    first["title"], second["title"] = second["title"], first["title"]
    assert any("root" in problem for problem in check_bundle(files | {"vote.json": json.dumps(vote)}).problems)


@pytest.mark.parametrize(("name", "value"), [("budget", float("nan")), ("root", None), ("options", [{}]), ("seats", -1)])
def test_nonsense_in_the_facts_is_told_not_fallen_over(name: str, value: object) -> None:
    files = _files()
    vote = json.loads(files["vote.json"]) | {name: value}
    with contextlib.suppress(Damaged):
        assert check_bundle(files | {"vote.json": json.dumps(vote)}).problems


def test_ballots_that_cannot_be_counted_are_a_problem() -> None:
    files = _files()
    files["ballots.csv"] = files["ballots.csv"].replace("T000001,o0", "T000001,elsewhere")
    problems = check_bundle(files).problems
    assert any("cannot be counted" in problem for problem in problems)


@pytest.mark.parametrize("name", ["vote.json", "result.json", "ballots.csv", "seals.csv"])
@pytest.mark.parametrize("content", [None, "", "[]", "{}", "\x00"])
def test_what_is_no_bundle_is_damaged(name: str, content: str | None) -> None:
    files = _files()
    files.pop(name)
    with pytest.raises(Damaged):
        check_bundle(files if content is None else files | {name: content})


def test_a_rule_from_elsewhere_is_named() -> None:
    files = _files()
    files["vote.json"] = files["vote.json"].replace('"schulze"', '"lottery"')
    with pytest.raises(Damaged, match="lottery"):
        check_bundle(files)


def test_an_archive_is_read_whatever_its_folder_is_called(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in _files().items():
            archive.writestr(f"any/{name}", text)
    file = tmp_path / "bundle.zip"
    file.write_bytes(content.getvalue())
    assert check_bundle(read_bundle(str(file))).problems == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"tracker"])
def test_what_is_no_archive_is_damaged(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(content)
    with pytest.raises(Damaged):
        read_bundle(str(file))
