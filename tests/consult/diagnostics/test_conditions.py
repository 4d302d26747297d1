"""Which questions are asked."""

import pytest

from consult.diagnostics.conditions import asked_questions, bounds, can_lead, conditions_problem, depends_on, gives_amount
from consult.diagnostics.models import Question
from tests.factories import sheets

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"


def _asked(answers: dict[str, object], is_chosen: bool = True) -> list[str]:
    questions = sheets.made().questions
    questions[1].show_if = {"question": DRIVES, "items": ["n2"], "is_chosen": is_chosen}
    return [question.uid for question in asked_questions(questions, answers)]


@pytest.mark.parametrize(
    ("answer", "if_chosen", "if_not"), [("n2", True, False), ("n1", False, True), (None, False, True), ("n9", False, True)]
)
def test_a_question_is_asked_when_its_condition_holds(answer: str | None, if_chosen: bool, if_not: bool) -> None:
    answers = {} if answer is None else {DRIVES: answer}
    assert (PLACES in _asked(answers)) == if_chosen
    assert (PLACES in _asked(answers, is_chosen=False)) == if_not
    assert {DRIVES, OTHERS} <= set(_asked(answers))


def test_what_depends_on_a_question_that_is_not_asked_is_not_asked_either() -> None:
    questions = sheets.made().questions
    more = Question(uid="more22222222", kind="multiple_choice", label="?", options={"items": sheets.items("A", "B")})
    more.show_if = {"question": DRIVES, "items": ["n2"], "is_chosen": True}
    last = Question(uid="last22222222", kind="long_text", label="?", options={"max_length": 500})
    last.show_if = {"question": more.uid, "items": ["n1"], "is_chosen": False}
    chain = [questions[0], more, last]
    assert [one.uid for one in asked_questions(chain, {DRIVES: "n1", more.uid: {"chosen": ["n2"]}})] == [DRIVES]
    assert [one.uid for one in asked_questions(chain, {DRIVES: "n2"})] == [DRIVES, more.uid, last.uid]


def test_only_questions_with_answers_to_choose_from_lead_to_others() -> None:
    assert [can_lead(question) for question in sheets.made().questions] == [True, False, False]
    assert [depends_on(question) for question in sheets.made().questions] == [None, DRIVES, None]


@pytest.mark.parametrize(
    "condition",
    [
        {"question": OTHERS, "items": ["n1"], "is_chosen": True},
        {"question": PLACES, "items": ["n1"], "is_chosen": True},
        {"question": "nobody222222", "items": ["n1"], "is_chosen": True},
        {"question": DRIVES, "items": ["n3"], "is_chosen": True},
        {"question": DRIVES, "items": [], "is_chosen": True},
    ],
)
def test_a_condition_that_makes_no_sense_is_named(condition: dict[str, object]) -> None:
    questions = sheets.made().questions
    assert conditions_problem(questions) is None
    questions[1].show_if = condition
    assert conditions_problem(questions) is not None


def _amounts(kind: str, least: object, most: object) -> list[Question]:
    settings = {"unit": "", "lowest": 0, "highest": 20, "decimals": 1} if kind == "number" else {"earliest": "", "latest": ""}
    first = Question(uid="first2222222", kind=kind, label="How much?", options=settings)
    last = Question(uid="last22222222", kind="long_text", label="?", options={"max_length": 500})
    last.show_if = {"question": first.uid, "items": [], "is_chosen": True, "least": least, "most": most}
    return [first, last]


@pytest.mark.parametrize(
    ("kind", "least", "most", "answer", "is_asked"),
    [
        ("number", 3, 5, 3, True),
        ("number", 3, 5, 5.0, True),
        ("number", 3, 5, 5.1, False),
        ("number", 3, None, 20, True),
        ("number", None, 0, 0, True),
        ("number", 3, None, None, False),
        ("number", 3, None, float("nan"), False),
        ("number", 3, None, 21, False),
        ("number", 3, None, "7", False),
        ("date", "2026-01-31", None, "2026-01-31", True),
        ("date", "2026-01-31", None, "2025-12-31", False),
        ("date", None, "2026-01-31", "2026-02-01", False),
        ("date", "2026-01-31", None, "tomorrow", False),
    ],
)
def test_a_question_is_asked_when_a_number_or_a_day_lies_between_two(
    kind: str, least: object, most: object, answer: object, is_asked: bool
) -> None:
    questions = _amounts(kind, least, most)
    asked = asked_questions(questions, {} if answer is None else {questions[0].uid: answer})
    assert (questions[1] in asked) == is_asked
    assert can_lead(questions[0]) and gives_amount(questions[0]) and conditions_problem(questions) is None
    assert bounds(questions[1].show_if or {}) == (least, most)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("number", None, None),
        ("number", 21, None),
        ("number", "3", None),
        ("number", 5, 3),
        ("number", 1.25, None),
        ("date", "31/01/2026", None),
        ("date", "2026-02-01", "2026-01-31"),
        ("date", 3, None),
    ],
)
def test_bounds_that_no_answer_can_meet_are_refused(kind: str, least: object, most: object) -> None:
    assert conditions_problem(_amounts(kind, least, most)) is not None
