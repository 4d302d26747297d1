"""What headings suggest."""

import pytest
from flask import Flask

from consult.diagnostics.importing.answer_mapping import USUAL_BLANKS
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_table import AnswerTable
from tests.factories.questionnaires import question, questionnaire

LINES = {"items": [{"key": "n1", "label": "Bus", "need": None}, {"key": "n2", "label": "Train", "need": None}]}
ENDS = {"lowest": "Bad", "highest": "Good"}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("sat[n1]", "sat/n1"),
        ("g1/g2/sat/n2", "sat/n2"),
        ("group-sat_n2", "sat/n2"),
        ("Êtes-vous content ? [Train]", "sat/n2"),
        ("1.2 Êtes-vous content ? – Train", "sat/n2"),
        ("<b>Êtes-vous content&nbsp;?</b> [Bus]", "sat/n1"),
        ("Pourquoi donc ?", "why"),
        ("why. Pourquoi ?", "why"),
        ("_where_latitude", "where/latitude"),
        ("where-Longitude", "where/longitude"),
        ("where", "where/point"),
        ("where/area/n1", "where/area/n1"),
        ("shot", None),
        ("Note", None),
    ],
)
def test_headings_of_other_programs_are_recognized(app: Flask, heading: str, name: str | None) -> None:
    made = questionnaire(
        question("satisfaction", LINES | ENDS, code="sat", label="Êtes-vous content ?"),
        question("long_text", {"max_length": 90}, code="why", label="Pourquoi donc?"),
        question("place", LINES | {"bounds": ""}, code="where", label="Où ?"),
        question("photo", {}, code="shot", label="Photo ?"),
    )
    with app.test_request_context("/"):
        proposed = propose_mapping(AnswerTable((heading,), ((2, ("me.jpg" if heading == "shot" else "1",)),)), meanings_of(made))
    assert dict(proposed.columns) == ({heading: name} if name else {})


def test_no_line_and_no_choice_is_taken_for_another_one_of_nearly_the_same_words(app: Flask) -> None:
    label = "Quel est votre moyen principal pour vous rendre au travail ?"
    made = questionnaire(
        question("single_choice", LINES, code="main", label=label),
        question("satisfaction", LINES | ENDS, code="sat", label="Êtes-vous content de ce qui vous transporte ?"),
    )
    headings = (
        f"{label} [Autre]",
        "Êtes-vous content de ce qui vous transporte ? [Tram]",
        "Quel est votre moyen principal pour aller",
    )
    with app.test_request_context("/"):
        proposed = propose_mapping(AnswerTable((*headings, f"{label[:-2]}?"), ()), meanings_of(made))
    assert dict(proposed.columns) == {f"{label[:-2]}?": "main"}


def test_ticks_beside_the_words_of_ones_own_are_not_these_words(app: Flask) -> None:
    made = questionnaire(question("multiple_choice", LINES | {"fewest": 1, "most": 3, "other": "Autre"}, code="how", label="Q ?"))
    for headings in (("g/how/other", "g/how_other"), ("how_other", "how/other"), ("Q ?/Autre", "g/Specify other.")):
        words = next(one for one in headings if "_other" in one or "Specify" in one)
        rows = tuple((2, tuple(cell if one == words else str(int(bool(cell))) for one in headings)) for cell in ("Vélo", "", "1"))
        with app.test_request_context("/"):
            proposed = propose_mapping(AnswerTable(headings, rows), meanings_of(made))
        assert dict(proposed.columns) == {one: "how/other" if one == words else "how/other/chosen" for one in headings}
    with app.test_request_context("/"):
        ours = propose_mapping(AnswerTable(("1.3 Q ? – Autre",), ((2, ("non",)),)), meanings_of(made))
    assert dict(ours.columns) == {"1.3 Q ? – Autre": "how/other"}


def test_ids_and_days_of_other_programs_are_recognized(app: Flask) -> None:
    made = questionnaire(question("long_text", {"max_length": 90}, code="id", label="Why?"))
    with app.test_request_context("/"):
        for headings, found in (
            (("_id", "_uuid", "_submission_time", "end"), ("_uuid", "_submission_time", False)),
            (("KEY", "SubmissionDate"), ("KEY", "SubmissionDate", False)),
            (("id", "submitdate", "lastpage"), ("id", "submitdate", True)),
            (
                ("id. ID de la réponse", "submitdate. Date de soumission"),
                ("id. ID de la réponse", "submitdate. Date de soumission", True),
            ),
            (("id", "month", "untold", "assurance", "version"), ("id", "month", False)),
        ):
            mapping = propose_mapping(AnswerTable(headings, ()), meanings_of(made))
            assert (mapping.id_column, mapping.day_column, mapping.is_finished_only) == found
            assert mapping.blanks == (() if "assurance" in headings else USUAL_BLANKS)
            assert (mapping.untold_column == "untold") == ("untold" in headings)
