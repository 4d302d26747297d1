"""`consult themes` and `consult similar`, without an installation."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consult.assessments.methods.close_rows import EXACT_UP_TO
from consult.cli import main
from tests.consult.assessments.methods.labelled_texts import labelled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of texts, and no installation anywhere."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    texts, labels = labelled(12)
    with Path("texts.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["texte", "thème", "quartier"])
        writer.writerows([text, *mine, "Nord"] for text, mine in zip(texts, labels, strict=True))
        writer.writerows([["Des arbres et des fleurs", "", "Nord"], [texts[0], "", "Sud"], ["à rédiger", "", ""]])


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_themes_are_learnt_measured_and_assigned() -> None:
    answer = _run("themes", "texts.csv", "--text", "texte", "--labels", "thème", "--json")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert {"accuracy", "macro_f1", "folds", "n", "classes"} <= found.keys()
    assert (found["n"], found["folds"]) == (36, 5) and found["accuracy"] >= 0.9
    assert [(one["row"], one["theme"]) for one in found["assignments"]] == [
        (37, "Nature en ville"),
        (38, "Nature en ville"),
        (39, None),
    ]
    assert _run("themes", "texts.csv", "--text", "texte", "--labels", "thème").stdout.startswith("36 labelled rows, 5 folds")


def test_without_labels_themes_are_suggested() -> None:
    answer = _run("themes", "texts.csv", "--text", "texte", "--json")
    found = json.loads(answer.stdout)
    assert answer.exit_code == 0 and found["n"] == 39 and len(found["assignments"]) == 39
    assert all({"words", "stability", "count", "examples"} <= one.keys() for one in found["suggestions"])
    assert "possible themes" in _run("themes", "texts.csv", "--text", "texte").stdout


def test_pairs_are_found_and_related_across_areas() -> None:
    found = json.loads(_run("similar", "texts.csv", "--text", "texte", "--json").stdout)
    assert {"rows": [1, 38], "score": 1.0, "class": "same"} in found["pairs"] and found["left_out"] == [39]
    apart = json.loads(
        _run("similar", "texts.csv", "--text", "texte", "--area", "quartier", "--threshold", "0.9", "--json").stdout
    )
    assert {"rows": [1, 38], "score": 1.0, "class": "related"} in apart["pairs"]
    assert all(one["score"] >= 0.9 for one in apart["pairs"])
    assert _run("similar", "texts.csv", "--text", "texte").stdout.startswith("39 rows, ")


def test_what_may_be_passed_over_is_told() -> None:
    assert f"{EXACT_UP_TO:,} different texts" in " ".join(_run("similar", "--help").stdout.split())


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("themes", "texts.csv", "--text", "body"), "texts.csv: line 1, column body: the file has no such column"),
        (("similar", "texts.csv", "--text", "body"), "texts.csv: line 1, column body: the file has no such column"),
        (("similar", "texts.csv", "--text", "texte", "--threshold", "0"), "0<x<=1"),
        (("similar", "texts.csv", "--text", "texte", "--threshold", "nan"), "is not a number"),
        (("similar", "nowhere.csv", "--text", "texte"), "does not exist"),
    ],
)
def test_what_cannot_be_done_ends_with_a_sentence(arguments: tuple[str, ...], reason: str) -> None:
    answer = _run(*arguments)
    assert answer.exit_code == 2 and reason in answer.stderr and answer.stdout == ""


def test_one_theme_alone_is_too_little_to_learn_from() -> None:
    Path("one.csv").write_text("text,theme\nA tree,Nature\nA hedge,Nature\nA bench,\n")
    answer = _run("themes", "one.csv", "--text", "text", "--labels", "theme")
    assert answer.exit_code == 2 and "too little to learn from" in answer.stderr
