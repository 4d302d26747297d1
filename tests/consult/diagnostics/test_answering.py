"""From forms to answers and back."""

from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.answering import (
    answers_asked_for,
    check_answers,
    minutes_needed,
    parse_answers,
    type_answers,
    typed_by_question,
)
from consult.diagnostics.models import Question, Questionnaire
from tests.factories import sheets

ITEMS = [{"key": f"n{place}", "label": str(place), "need": None} for place in (1, 2, 3)]


def _questionnaire(is_required: bool = False) -> Questionnaire:
    made = Questionnaire()
    made.questions = [
        Question(uid="aaa", kind="satisfaction", label="1", options={"items": ITEMS}, is_required=is_required),
        Question(uid="bbb", kind="top_k", label="2", options={"items": ITEMS, "k": 2}, is_required=is_required),
        Question(uid="ccc", kind="long_text", label="3", options={"max_length": 60}, is_required=False),
    ]
    return made


def test_fields_are_grouped_by_question_and_item() -> None:
    sent = {"aaa-n1": ["1"], "aaa-n2": ["2"], "bbb": ["n1", "n2"]}
    assert typed_by_question(sent) == {"aaa": {"n1": ["1"], "n2": ["2"]}, "bbb": {"": ["n1", "n2"]}}


def test_answers_typed_again_are_the_same_answers() -> None:
    answers = {"aaa": {"n1": 4, "n3": 0}, "bbb": ["n2", "n3"], "ccc": "More"}
    assert parse_answers(_questionnaire(), type_answers(_questionnaire(), answers)) == answers


def test_what_belongs_to_no_question_is_refused() -> None:
    answers = parse_answers(_questionnaire(), {"zzz": {"": ["1"]}, "ccc": {"": ["More"]}})
    assert set(check_answers(_questionnaire(), answers)) == {""}


def test_problems_stand_at_their_question_and_item() -> None:
    found = check_answers(_questionnaire(), {"aaa": {"n1": 9}, "bbb": ["n1", "n2", "n3"], "ccc": "x"})
    assert {uid: set(problems) for uid, problems in found.items()} == {"aaa": {"n1"}, "bbb": {""}}


def test_required_questions_want_an_answer_and_others_do_not() -> None:
    found = check_answers(_questionnaire(is_required=True), {"aaa": {"n1": 1, "n2": 0}})
    assert {uid: set(problems) for uid, problems in found.items()} == {"aaa": {"n3"}, "bbb": {""}}
    assert check_answers(_questionnaire(), {"aaa": {"n1": 1}}) == {}


def test_no_answer_at_all_is_no_response() -> None:
    assert set(check_answers(_questionnaire(), {})) == {""}


def test_the_time_it_takes_grows_with_the_lines() -> None:
    assert minutes_needed(Questionnaire()) == 2
    assert minutes_needed(_questionnaire()) == 2
    made = _questionnaire()
    made.questions[0].options = {"items": ITEMS * 6}
    assert minutes_needed(made) == 4


@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=8), min_size=1, max_size=3), max_size=6))
def test_no_form_whatever_it_holds_makes_parsing_fail(sent: dict[str, list[str]]) -> None:
    check_answers(_questionnaire(), parse_answers(_questionnaire(), typed_by_question(sent)))


def test_questions_that_are_not_asked_lack_nothing_and_their_answers_are_dropped() -> None:
    made = sheets.made()
    made.questions[1].is_required = True
    hidden = {"drives222222": "n1", "places222222": "The sea"}
    assert check_answers(made, hidden) == {} and answers_asked_for(made, hidden) == {"drives222222": "n1"}
    assert set(check_answers(made, {"drives222222": "n2"})) == {"places222222"}


def test_only_a_sensitive_question_can_be_left_by_those_who_prefer_not_to_say() -> None:
    made = sheets.made()
    assert set(check_answers(made, {}, ["drives222222"])) == {"drives222222"}
    made.questions[0].is_sensitive = True
    assert check_answers(made, {}, ["drives222222"]) == {}
    assert set(check_answers(made, {}, ["nobody222222"])) == {""}
