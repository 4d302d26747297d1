"""How a diagnostic is going."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.assessments.profiles import variables_of
from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.conditions import asked_questions, can_lead
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.participation import (
    asked_flags,
    drafts_count,
    median_minutes,
    progress,
    responses_by_day,
    steady,
    ways,
)
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.facts.queries import profiles_of
from tests.factories import facts, sheets

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
    assert ways(sheet).channels == {"desk": None, "paper": None}


def test_the_median_is_that_of_those_whose_minutes_are_known_and_of_too_few_none(sheet: Questionnaire) -> None:
    assert median_minutes(sheet) is None
    for minutes in (3, 4, 4, 4, 4, 4, 20, 20, 20, 20, None):
        db.session.add(Response(questionnaire_id=sheet.id, minutes=minutes, answers={}))
    db.session.flush()
    assert median_minutes(sheet) is None
    db.session.add(Response(questionnaire_id=sheet.id, minutes=3, answers={}))
    db.session.flush()
    assert median_minutes(sheet) == (4.0, 11)


def _depending(sheet: Questionnaire) -> None:
    """The area is asked of women alone, and what else one should know of those who are not of the north."""
    sex, area = sheet.questions[-2:]
    area.show_if = {"question": sex.uid, "items": ["women"], "is_chosen": True}
    sheet.questions[2].show_if = {"question": area.uid, "items": ["north"], "is_chosen": False}


def _told(sheet: Questionnaire) -> dict[str, tuple[float | None, bool]]:
    return {one.label: (one.share, one.is_nearly) for one in progress(sheet)}


def test_a_question_is_answered_by_about_such_a_share_of_those_it_was_asked(sheet: Questionnaire) -> None:
    _depending(sheet)
    facts.respond(sheet, {("women", "north"): 30, ("women", ""): 20, ("men", ""): 40, ("", ""): 20})
    told = _told(sheet)
    assert told["Sex"] == (0.8, False) and told["Area"] == (0.6, False)
    assert told["What else should we know?"] == (0.0, True)
    flags = asked_flags(sheet)
    assert [int(flags[sheet.questions[place].uid].sum()) for place in (2, 4)] == [20, 50]


@pytest.mark.parametrize("women", [0, 3, 10, 23, 33])
def test_how_many_are_asked_what_depends_on_an_answer_is_not_told_where_it_tells_of_few(sheet: Questionnaire, women: int) -> None:
    _depending(sheet)
    facts.respond(sheet, {("women", "north"): women, ("men", ""): 33 - women})
    assert _told(sheet)["Area"] == (None, False)
    assert _told(sheet)["Sex"] == (0.7, True)


def test_before_the_threshold_nothing_is_told_question_by_question(sheet: Questionnaire) -> None:
    facts.respond(sheet, {("women", "north"): 10})
    assert progress(sheet) == [] and steady(sheet)[0] == 0


@given(st.lists(st.sampled_from([("women", "north"), ("women", ""), ("men", ""), ("", "")]), min_size=1, max_size=10))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_looks_before_and_after_fewer_than_eleven_answers_learns_nothing_of_them(
    sheet: Questionnaire, more: list[tuple[str, str]]
) -> None:
    with db.session.begin_nested() as undone:
        _depending(sheet)
        said: list[tuple[str, str]] = [("women", "north")] * 30 + [("men", "")] * 25
        _add(sheet, said)
        before = progress(sheet), profiles_of(sheet, variables_of(sheet))
        _add(sheet, more)
        assert (progress(sheet), profiles_of(sheet, variables_of(sheet))) == before
        undone.rollback()


def _add(sheet: Questionnaire, said: list[tuple[str, str]]) -> None:
    uids = [question.uid for question in sheet.questions[-2:]]
    for answers in said:
        given_answers = {uid: key for uid, key in zip(uids, answers, strict=True) if key}
        db.session.add(Response(questionnaire_id=sheet.id, answers=given_answers))
        db.session.flush()


def test_once_the_diagnostic_is_over_all_responses_are_told_of(sheet: Questionnaire) -> None:
    facts.respond(sheet, {("women", "north"): 25})
    assert steady(sheet)[0] == 22
    stage = sheet.consultation.stage("diagnostic")
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=2), now() - timedelta(days=1)
    assert steady(sheet)[0] == 25


def test_who_stopped_is_told_before_the_question_that_opens_their_page(sheet: Questionnaire) -> None:
    for question in sheet.questions[3:]:
        question.page = 2
    facts.respond(sheet, {("women", "north"): 11})
    db.session.add_all(ResponseDraft(consultation_id=sheet.consultation_id, page=2, typed={}) for _ in range(3))
    db.session.flush()
    assert drafts_count(sheet) == 3
    assert [one.stopped for one in progress(sheet)] == [0, 0, 0, 3, 0]


def test_who_stopped_at_a_page_only_some_are_led_to_is_told_with_the_page_before(sheet: Questionnaire) -> None:
    _depending(sheet)
    sheet.questions[3].page, sheet.questions[4].page = 2, 3
    facts.respond(sheet, {("women", "north"): 11})
    db.session.add_all(ResponseDraft(consultation_id=sheet.consultation_id, page=page, typed={}) for page in (1, 2, 3, 3))
    db.session.flush()
    assert [one.stopped for one in progress(sheet)] == [1, 0, 0, 3, 0]


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
    assert int(asked_flags(sheet)[last.uid].sum()) == 2


NAMED = {"items": sheets.items("One", "Two", "Other"), "k": 3, "variable": "sex", "fewest": 1, "most": 4, "other": "Other"}
BOUNDED = {"unit": "", "lowest": -9, "highest": 99, "decimals": 1, "earliest": "", "latest": ""}
# Of each type that can lead to another question, answers of every shape it stores, and conditions that can rest on it.
ONE, MANY = {"items": ["n1", "n3"]}, {"items": ["n2"]}
LEADING: dict[str, tuple[list[Any], list[dict[str, Any]]]] = {
    "single_choice": (["n1", "n2", "n3"], [ONE, MANY]),
    "profile": (["n1", "n2", "not_said"], [ONE, MANY]),
    "top_k": ([["n1"], ["n2", "n3"], ["n1", "n2", "n3"]], [ONE, MANY]),
    "multiple_choice": (
        [{"chosen": ["n1"]}, {"chosen": ["n2", "n3"], "other": "n1"}, {"other": "words"}, {"chosen": ["n2"]}],
        [ONE, MANY],
    ),
    "number": ([-1, 0, 0.5, 9, 10, 10.5], [{"least": 0.5, "most": 10}, {"least": None, "most": 9}, {"least": 10, "most": None}]),
    "date": (
        ["2025-12-31", "2026-01-01", "2026-10-02"],
        [{"least": "2026-01-01", "most": None}, {"least": None, "most": "2026-01-01"}],
    ),
}


@pytest.mark.parametrize("is_chosen", [True, False])
@pytest.mark.parametrize(
    "kind", [kind.key for kind in QUESTION_TYPES if can_lead(Question(kind=kind.key, options=NAMED | BOUNDED, label="?"))]
)
def test_the_database_says_who_was_asked_as_the_conditions_do(sheet: Questionnaire, kind: str, is_chosen: bool) -> None:
    answers, conditions = LEADING[kind]
    source, more, last = sheet.questions[-3:]
    source.kind, source.options, source.label = kind, NAMED | BOUNDED, "What leads on?"
    more.kind, more.options = "multiple_choice", NAMED
    last.show_if = {"question": more.uid, "items": ["n1", "n2"], "is_chosen": is_chosen}
    said: list[dict[str, Any]] = [{}, *({source.uid: one} for one in answers), {more.uid: {"chosen": ["n1"]}}]
    said += [{source.uid: one, more.uid: {"chosen": ["n2", "n3"]}} for one in answers]
    db.session.add_all([Response(questionnaire_id=sheet.id, answers=one) for one in said])
    for condition in conditions:
        positive = is_chosen or "least" in condition
        more.show_if = {"question": source.uid, "items": [], "is_chosen": positive} | condition
        db.session.flush()
        expected = [{one.uid for one in asked_questions(sheet.questions, given)} for given in said]
        flags = asked_flags(sheet)
        for uid in (more.uid, last.uid):
            assert flags[uid].tolist() == [uid in asked for asked in expected], (condition, uid)
        assert 0 < flags[more.uid].sum() < len(said)
