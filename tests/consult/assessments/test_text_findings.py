"""What the commands on texts say."""

import pytest
from sklearn.metrics import accuracy_score, f1_score

from consult.assessments.methods.similar_texts import similar_texts
from consult.assessments.methods.theme_assignment import assign_themes
from consult.assessments.methods.theme_counts import theme_counts
from consult.assessments.methods.theme_suggestions import suggest_themes
from consult.assessments.text_columns import TextColumns
from consult.assessments.text_findings import (
    alike_labels,
    assignments_json,
    assignments_lines,
    similar_json,
    similar_lines,
    suggestions_json,
    suggestions_lines,
)
from tests.consult.assessments.methods.labelled_texts import labelled


def test_what_nobody_labelled_is_assigned_and_what_was_labelled_oddly_is_to_check() -> None:
    texts, labels = labelled(12)
    columns = TextColumns([*texts, "Des arbres", "", texts[0]], [*labels, (), (), ("Sport",)], None)
    found = assignments_json(assign_themes(columns.texts, columns.labels, 1), columns, theme_counts(columns.labelled))
    assert [(one["row"], one["theme"]) for one in found["assignments"]] == [(37, "Nature en ville"), (38, None)]
    assert found["assignments"][1] == {"row": 38, "theme": None, "confidence": 0.0, "is_uncertain": True}
    assert 39 in [one["row"] for one in found["to_check"]]
    assert [(one["theme"], one["count"]) for one in found["counts"]] == [("Sport", 13), ("Mobilité", 12), ("Nature en ville", 12)]
    lines = assignments_lines(found)
    assert lines[0].startswith("37 labelled rows, 5 folds: accuracy 0.9")
    assert "2 rows assigned, of which 1 for a person to look at." in lines


def test_whoever_has_the_json_can_compute_accuracy_and_macro_f1_anew() -> None:
    texts, labels = labelled(12)
    mixed = [*labels[3:], *labels[:2], ("Sport", "Mobilité")]
    columns = TextColumns([*texts, "à rédiger"], [*mixed, ("Sport",)], None)
    found = assignments_json(assign_themes(columns.texts, columns.labels, 1), columns, theme_counts(columns.labelled))
    rows = found["labelled"]
    wanted = [one["theme"] if one["theme"] in one["labels"] else one["labels"][0] for one in rows]
    got = [one["theme"] for one in rows]
    assert found["accuracy"] == pytest.approx(accuracy_score(wanted, got)) and found["accuracy"] < 1
    assert found["macro_f1"] == pytest.approx(f1_score(wanted, got, average="macro"))
    assert [one["row"] for one in rows] == list(range(1, 37))


def test_titles_that_may_be_one_are_told() -> None:
    assert alike_labels(["Airport/Air traffic", "Housing", "Aiport/Air traffic"]) == [
        ["Aiport/Air traffic", "Airport/Air traffic"]
    ]


def test_suggestions_name_words_and_rows() -> None:
    texts, _ = labelled(15)
    found = suggestions_json(suggest_themes(texts, 1), texts)
    first = found["suggestions"][0]
    assert first["theme"] == 1 and texts[first["examples"][0]["row"] - 1] == first["examples"][0]["text"]
    assert len(found["assignments"]) == 45 and {one["row"] for one in found["assignments"]} == set(range(1, 46))
    assert sum(one["theme"] == 1 for one in found["assignments"]) == first["count"]
    assert f"  1. {first['count']} rows, stability" in suggestions_lines(found)[1]


def test_that_nothing_is_suggested_is_said() -> None:
    found = suggestions_json(suggest_themes(["Planter des arbres"] * 3, 1), ["Planter des arbres"] * 3)
    assert found["suggestions"] == []
    assert suggestions_lines(found) == ["3 rows: no family of words keeps together well enough to be shown."]


def test_pairs_are_told_by_their_rows() -> None:
    texts = ["Un banc place Neuve", "À rédiger", "un banc, PLACE NEUVE"]
    found = similar_json(similar_texts(texts), 3, 0.55)
    assert found["pairs"] == [{"rows": [1, 3], "score": 1.0, "class": "same"}]
    assert (found["identical"], found["left_out"]) == ([[1, 3]], [2])
    assert similar_lines(found, texts)[1:] == [
        "1.000  same",
        "       row 1: Un banc place Neuve",
        "       row 3: un banc, PLACE NEUVE",
    ]


def test_of_many_pairs_the_first_are_shown() -> None:
    texts = ["Un banc place Neuve"] * 60
    found = similar_json(similar_texts(texts), 60, 0.55)
    assert similar_lines(found, texts)[-1] == "and 9 more (--json gives all)"
