"""Every question type on a page, as people see it, spoil it, send it, and as its results are read."""

import re
from typing import Any

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.columns import read_columns
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import with_defaults
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places

ITEMS = [{"key": f"n{place}", "label": f"Line {place}", "need": None} for place in range(1, 5)]
MORE: dict[str, dict[str, object]] = {
    "multiple_choice": {"other": "Another"},
    "number": {"unit": "minutes"},
    "place": {"bounds": "1;43;2;44"},
}
# What is typed in each question, by field.
SOUND = {
    "satisfaction": {"n1": "4", "n2": "0"},
    "top_k": {"": "n2"},
    "importance_satisfaction": {"n1-importance": "5", "n1-satisfaction": "2"},
    "ranking": {"n3": "1", "n1": "2"},
    "single_choice": {"": "n1"},
    "multiple_choice": {"": "n1", "other": "By boat"},
    "scale": {"n1": "3"},
    "statements": {"n1": "agree", "n2": "pass", "added": "More trees"},
    "short_text": {"": "Hello"},
    "long_text": {"": "Hello"},
    "number": {"": "12"},
    "date": {"": "30/11/2026"},
    "place": {"address": "Rue Haute", "area": "n1", "latitude": "43,5", "longitude": "1,5"},
    "profile": {"": "not_said"},
    "consent": {"": "yes"},
}
SPOILT = {
    "number": {"": "NaN"},
    "date": {"": "31/02/2026"},
    "ranking": {"n1": "2"},
    "max_diff": {"1-best": "n1"},
    "place": {"latitude": "inf", "longitude": "9"},
    "multiple_choice": {"other": "x" * 300},
    "scale": {"n1": "9"},
    "importance_satisfaction": {"n1-importance": "9"},
    "statements": {"n1": "maybe"},
    "short_text": {"": "x" * 300},
    "photo": {"": "a" * 64},
}


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    made = Questionnaire(consultation=places.consultation(), introduction="")
    made.questions = [
        Question(position=place, kind=kind.key, label=f"About {kind.key}", options=_options(kind.key))
        for place, kind in enumerate(QUESTION_TYPES)
    ]
    db.session.add(made)
    db.session.commit()
    return made


def _options(kind: str) -> dict[str, object]:
    has_items: dict[str, object] = {"items": ITEMS} if QUESTION_TYPES[kind].fewest_items else {}
    return with_defaults(kind, has_items | MORE.get(kind, {}))


def _url(questionnaire: Questionnaire) -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic"


def _fields(questionnaire: Questionnaire, typed: dict[str, dict[str, str]]) -> dict[str, str]:
    uids = {question.kind: question.uid for question in questionnaire.questions}
    fields = (
        (f"{uids[kind]}-{name}" if name else uids[kind], value) for kind, given in typed.items() for name, value in given.items()
    )
    return dict(fields)


def test_all_types_stand_on_one_page_and_give_back_what_was_answered(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert all(f"About {kind.key}" in page for kind in QUESTION_TYPES)
    assert visitor.post(_url(questionnaire), _fields(questionnaire, SOUND)).status_code == 302
    answers = db.session.query(Response).one().answers
    kinds: dict[str, Any] = {question.kind: answers.get(question.uid) for question in questionnaire.questions}
    assert (kinds["number"], kinds["date"], kinds["ranking"], kinds["consent"]) == (12, "2026-11-30", ["n3", "n1"], True)
    assert (kinds["place"]["latitude"], kinds["multiple_choice"]["other"]) == (43.5, "By boat")
    again = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert again.count(" checked>") == 12 and again.count(" selected>") == 3
    assert 'value="2026-11-30"' in again and 'value="By boat"' in again and 'value="43.5"' in again


def test_each_refusal_stands_at_its_field_which_the_summary_links_to(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), _fields(questionnaire, SPOILT))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    targets = re.findall(r'<li><a href="#([^"]+)"', page)
    assert len(targets) == len(SPOILT)
    for target in targets:
        assert page.count(f'id="{target}"') == 1 and page.count(f'id="{target}-problem"') == 1, target
    assert db.session.query(Response).count() == 0


def test_answers_of_all_types_become_columns(questionnaire: Questionnaire) -> None:
    uids = {question.kind: question.uid for question in questionnaire.questions}
    given = {uids["number"]: 10, uids["date"]: "2024-02-29", uids["place"]: {"area": "n1", "latitude": 43.5, "longitude": 1.5}}
    given |= {uids["statements"]: {"said": {"n1": "agree"}, "added": "More trees"}, uids["ranking"]: ["n2", "n1"]}
    diagnostics.response(questionnaire, None, given)
    columns = read_columns(questionnaire)
    assert [numbers.values[0].tolist() for numbers in columns.numbers] == [[10.0], [19782.0], [43.5, 1.5]]
    assert [text.texts[0][1] for text in columns.texts if text.texts] == ["More trees"]
