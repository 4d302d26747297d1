"""Questions as rows of an XLSForm; the round trip through a whole form is in `test_xlsform`."""

import pytest
from flask import Flask

from consult.diagnostics.exporting.xlsform_question import FormQuestion
from consult.diagnostics.question_types import QUESTION_TYPES
from tests.factories.questionnaires import MORE, question, questionnaire

LINES = [{"key": f"n{place}", "label": f"Ligne {place}", "need": None} for place in range(1, 5)]


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
def test_each_list_a_row_names_is_written_once_and_each_group_is_closed(app: Flask, kind: str) -> None:
    options = {
        one.key: one.default if isinstance(one.default, int) else str(one.default) for one in QUESTION_TYPES[kind].settings
    }
    options |= MORE.get(kind, {}) | ({"items": LINES} if QUESTION_TYPES[kind].fewest_items else {})
    made = question(kind, options, code="q")
    questionnaire(made)
    with app.test_request_context("/"):
        asked = FormQuestion(made, {made.uid: "q"}, ["fr"], {})
        rows, choices = asked.rows(), list(asked.choices())
    named = {row["type"].split(" ")[1] for row in rows if " " in row["type"]}
    listed = [(row["list_name"], row["name"]) for row in choices]
    assert named <= {name for name, _key in listed} and len(set(listed)) == len(listed)
    opened = [row["type"] for row in rows if row["type"] in ("begin_group", "end_group")]
    assert opened in ([], ["begin_group", "end_group"])
    names = [row["name"] for row in rows if row["type"] != "end_group"]
    assert len(set(names)) == len(names) and all(name.startswith("q") for name in names)
