"""How a diagnostic is going."""

from datetime import date

import pytest

from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response, ResponseDraft
from consult.diagnostics.participation import (
    drafts_count,
    median_minutes,
    progress,
    responses_by_channel,
    responses_by_day,
)
from tests.factories import facts

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def sheet() -> Questionnaire:
    return facts.questionnaire_with_profile()


def test_responses_are_counted_by_day_and_way_few_of_a_way_left_untold(sheet: Questionnaire) -> None:
    for day, channel, count in ((3, "paper", 12), (1, "paper", 15), (3, "desk", 2)):
        on = date(2026, 3, day)
        db.session.add_all(
            Response(questionnaire_id=sheet.id, channel=channel, submitted_on=on, answers={}) for _ in range(count)
        )
    db.session.flush()
    assert responses_by_day(sheet) == [(date(2026, 3, 1), 15), (date(2026, 3, 3), 14)]
    assert responses_by_channel(sheet) == {"desk": None, "paper": None}


def test_the_median_is_that_of_those_whose_minutes_are_known(sheet: Questionnaire) -> None:
    assert median_minutes(sheet) is None
    for minutes in (3, 4, 20, None):
        db.session.add(Response(questionnaire_id=sheet.id, minutes=minutes, answers={}))
    db.session.flush()
    assert median_minutes(sheet) == (4.0, 3)


def test_a_question_is_answered_by_so_many_of_those_it_was_asked(sheet: Questionnaire) -> None:
    sex, area = sheet.questions[-2:]
    area.show_if = {"question": sex.uid, "items": ["women"], "is_chosen": True}
    sheet.questions[2].show_if = {"question": area.uid, "items": ["north"], "is_chosen": False}
    facts.respond(sheet, {("women", "north"): 3, ("women", ""): 2, ("men", ""): 4, ("", ""): 1})
    told = {one.label: (one.asked, one.answered) for one in progress(sheet)}
    assert told["Sex"] == (10, 9) and told["Area"] == (5, 3)
    assert told["What else should we know?"] == (2, 0)
    assert {one.label: one.share for one in progress(sheet)}["Area"] == 0.6


def test_who_stopped_is_told_before_the_question_that_opens_their_page(sheet: Questionnaire) -> None:
    for question in sheet.questions[3:]:
        question.page = 2
    db.session.add_all(ResponseDraft(consultation_id=sheet.consultation_id, page=2, typed={}) for _ in range(3))
    db.session.flush()
    assert drafts_count(sheet) == 3
    assert [one.stopped for one in progress(sheet)] == [0, 0, 0, 3, 0]


def test_a_questionnaire_without_questions_has_no_progress() -> None:
    assert progress(Questionnaire(questions=[])) == []


@pytest.mark.parametrize(
    ("kind", "between", "answers"),
    [("number", (3, 5), (2, 3, 5.0, 6, None)), ("date", ("2026-01-31", None), ("2026-01-30", "2026-01-31", "2026-02-01", None))],
)
def test_a_question_that_depends_on_a_number_or_a_day_is_asked_of_those_between(
    sheet: Questionnaire, kind: str, between: tuple[object, object], answers: tuple[object, ...]
) -> None:
    first, last = sheet.questions[-2:]
    first.kind, first.options = kind, {"unit": "", "lowest": 0, "highest": 9, "decimals": 0, "earliest": "", "latest": ""}
    last.show_if = {"question": first.uid, "items": [], "is_chosen": True, "least": between[0], "most": between[1]}
    for answer in answers:
        given = {} if answer is None else {first.uid: answer}
        db.session.add(Response(questionnaire_id=sheet.id, answers=given))
    db.session.flush()
    assert progress(sheet)[-1].asked == 2
