"""From forms to answers and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.answering import (
    TWICE,
    answers_asked_for,
    check_answers,
    hidden_questions,
    minutes_needed,
    parse_answers,
    type_answers,
    typed_by_question,
)
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import UNKNOWN_ITEM, QuestionType
from consult.diagnostics.usual_questions import with_defaults
from tests.factories import sheets

ITEMS = [{"key": f"n{place}", "label": str(place), "need": None} for place in (1, 2, 3)]


SATISFACTION = with_defaults("satisfaction", {"items": ITEMS})


def _questionnaire(is_required: bool = False) -> Questionnaire:
    made = Questionnaire()
    made.questions = [
        Question(uid="aaa", kind="satisfaction", label="1", options=SATISFACTION, is_required=is_required),
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


def test_questions_that_are_not_asked_lack_nothing_and_answers_to_them_are_refused() -> None:
    made = sheets.made()
    made.questions[1].is_required = True
    hidden = {"drives222222": "n1", "places222222": "The sea"}
    assert set(check_answers(made, hidden)) == {"places222222"} and answers_asked_for(made, hidden) == {"drives222222": "n1"}
    assert check_answers(made, answers_asked_for(made, hidden)) == {}
    assert set(check_answers(made, {"drives222222": "n2"})) == {"places222222"}


def test_only_a_sensitive_question_can_be_left_by_those_who_prefer_not_to_say() -> None:
    made = sheets.made()
    assert set(check_answers(made, {}, ["drives222222"])) == {"drives222222"}
    made.questions[0].is_sensitive = True
    assert check_answers(made, {}, ["drives222222"]) == {}
    assert set(check_answers(made, {}, ["nobody222222"])) == {""}


def test_of_several_values_where_there_is_room_for_one_none_is_taken() -> None:
    made = sheets.made()
    twice = parse_answers(made, {"drives222222": {"": ["n1", "n2"]}, "others222222": {"": ["A bench", "A bench"]}})
    assert check_answers(made, twice)["drives222222"] == {"": TWICE} and twice["others222222"] == "A bench"
    assert [one.uid for one in hidden_questions(made, twice)] == ["places222222"]


@pytest.mark.parametrize("kind", list(QUESTION_TYPES), ids=lambda kind: kind.key)
@given(
    odd=st.dictionaries(
        st.sampled_from(["", "n1", "n2", "1-best", "latitude", "other"]), st.lists(st.text(max_size=3), min_size=2)
    )
)
def test_no_question_takes_the_first_of_two_values_silently(kind: QuestionType, odd: dict[str, list[str]]) -> None:
    made = Question(
        uid="aaaaaaaaaaaa", kind=kind.key, options=with_defaults(kind.key, {"items": sheets.items("Yes", "No", "So", "Else")})
    )
    asked = Questionnaire(questions=[made])
    doubled = {field for field, values in odd.items() if field not in kind.several and len(set(values)) > 1}
    foreign = {field for field, values in odd.items() if any(values)} - kind.fields(made.options)
    found = check_answers(asked, parse_answers(asked, {made.uid: odd}))
    assert not foreign or found[made.uid] == {"": UNKNOWN_ITEM}
    assert foreign or not doubled or found[made.uid] == dict.fromkeys(doubled, TWICE)
