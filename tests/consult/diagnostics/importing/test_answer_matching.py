"""What headings suggest."""

import pytest
from flask import Flask

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
        proposed = propose_mapping(AnswerTable((heading,), ((2, ("me.jpg",)),)), meanings_of(made))
    assert dict(proposed.columns) == ({heading: name} if name else {})


def test_ids_and_days_of_other_programs_are_recognized(app: Flask) -> None:
    made = questionnaire(question("long_text", {"max_length": 90}, code="id", label="Why?"))
    with app.test_request_context("/"):
        for headings, found in (
            (("_id", "_uuid", "_submission_time", "end"), ("_uuid", "_submission_time", False)),
            (("KEY", "SubmissionDate"), ("KEY", "SubmissionDate", False)),
            (("id", "submitdate", "lastpage"), ("id", "submitdate", True)),
            (("row", "month", "untold"), (None, "month", False)),
        ):
            mapping = propose_mapping(AnswerTable(headings, ()), meanings_of(made))
            assert (mapping.id_column, mapping.day_column, mapping.is_finished_only) == found
            assert (mapping.untold_column == "untold") == ("untold" in headings)
