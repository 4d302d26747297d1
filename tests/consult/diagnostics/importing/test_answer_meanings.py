"""What columns can say."""

import pytest
from flask import Flask

from consult.diagnostics.importing.answer_meanings import BESIDE, meanings_of, question_names, tidy
from consult.diagnostics.question_types import QUESTION_TYPES
from tests.factories.questionnaires import MORE, question, questionnaire

LINES = [{"key": f"n{place}", "label": f"Ligne {place}", "need": None} for place in range(1, 5)]


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
def test_each_column_we_export_is_said_by_one_meaning(app: Flask, kind: str) -> None:
    options = {
        one.key: one.default if isinstance(one.default, int) else str(one.default) for one in QUESTION_TYPES[kind].settings
    }
    options |= MORE.get(kind, {}) | ({"items": LINES} if QUESTION_TYPES[kind].fewest_items else {})
    made = questionnaire(question(kind, options, code="q", label="Et vous ?"))
    with app.test_request_context("/", headers={"Accept-Language": "fr"}):
        meanings = meanings_of(made)
        for column in QUESTION_TYPES[kind].export_columns(options):
            heading = tidy(f"Et vous ?{BESIDE}{column}" if column else "Et vous ?")
            assert len([one for one in meanings if heading in one.headings]) == 1, column
    assert len({one.name for one in meanings}) == len(meanings)


def test_questions_go_by_their_name_elsewhere_unless_it_is_taken() -> None:
    first, second, third = (question("long_text", {"max_length": 90}, code=code) for code in ("why", "why", ""))
    names = question_names([first, second, third])
    assert names == {first.uid: "why", second.uid: f"q_{second.uid}", third.uid: f"q_{third.uid}"}


def test_headings_and_choices_are_known_in_both_languages(app: Flask) -> None:
    english = {"en": {"label": "And you?", "items": {"n1": "Line one"}}}
    made = questionnaire(question("top_k", {"items": LINES, "k": 2}, code="q", label="Et vous ?", translations=english))
    with app.test_request_context("/"):
        whole, first, *_others = meanings_of(made)
    assert {"et vous ?", "and you?", "q"} <= set(whole.headings) and whole.known["line one"] == "n1"
    assert {"and you line one", "q n1"} <= set(first.headings)
