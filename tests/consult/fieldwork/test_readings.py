"""What two people read on a sheet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import with_defaults
from consult.fieldwork.readings import Read, agreed, can_be_printed, completed, differences, in_words, reading_problems
from tests.factories import sheets

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"
QUESTIONNAIRE = sheets.made()
DRIVE = st.sampled_from(
    [{}, {DRIVES: "n1"}, {DRIVES: "n2"}, {DRIVES: "n2", PLACES: "To town"}, {DRIVES: "n2", PLACES: "to TOWN."}]
)
OTHER = st.sampled_from([{}, {OTHERS: "Benches"}, {OTHERS: "benches !"}, {OTHERS: "More benches"}])
READINGS = st.builds(lambda drive, other: Read({**drive, **other}), DRIVE, OTHER)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A bus on Sundays", "a  bus on sundays."), ("Élodie’s bakery", "Elodie's bakery"), ("Yes!", "yes"), ("ﬁne", "fine")],
)
def test_capitals_spaces_accents_and_full_stops_make_no_difference(one: str, other: str) -> None:
    assert differences(QUESTIONNAIRE, Read({OTHERS: one}), Read({OTHERS: other})) == []
    assert agreed(QUESTIONNAIRE, Read({OTHERS: one}), Read({OTHERS: other})).answers == {OTHERS: one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Read({OTHERS: "A bus"}), Read({OTHERS: "A car"})),
        (Read({DRIVES: "n1"}), Read({DRIVES: "n2"})),
        (Read({DRIVES: "n1"}), Read({})),
        (Read({}, {DRIVES}), Read({})),
    ],
)
def test_other_answers_make_one(one: Read, other: Read) -> None:
    assert len(differences(QUESTIONNAIRE, one, other)) == 1


def test_a_sheet_that_one_found_spoiled_differs_everywhere_and_of_two_nowhere() -> None:
    spoiled = Read({}, (), is_spoiled=True)
    assert differences(QUESTIONNAIRE, spoiled, Read({OTHERS: "A bus"})) == QUESTIONNAIRE.questions
    assert differences(QUESTIONNAIRE, spoiled, spoiled) == []
    assert agreed(QUESTIONNAIRE, spoiled, spoiled).is_spoiled


@given(first=READINGS, second=READINGS)
def test_whoever_reads_first_the_same_questions_differ(first: Read, second: Read) -> None:
    apart = differences(QUESTIONNAIRE, first, second)
    assert apart == differences(QUESTIONNAIRE, second, first)
    assert differences(QUESTIONNAIRE, first, first) == []


@given(first=READINGS, second=READINGS, third=READINGS)
def test_a_third_look_decides_what_differs_and_nothing_else(first: Read, second: Read, third: Read) -> None:
    apart = {one.uid for one in differences(QUESTIONNAIRE, first, second)}
    decided = completed(QUESTIONNAIRE, agreed(QUESTIONNAIRE, first, second), third, apart).answers
    for uid, answer in decided.items():
        assert answer == (third if uid in apart else first).answers[uid]
    assert PLACES not in decided or decided.get(DRIVES) == "n2"


def test_what_was_left_out_on_paper_lacks_nothing_but_what_makes_no_sense_is_refused() -> None:
    assert reading_problems(QUESTIONNAIRE, Read({OTHERS: "Benches"})) == {}
    assert set(reading_problems(QUESTIONNAIRE, Read({DRIVES: "n9"}))) == {DRIVES}
    assert "" in reading_problems(QUESTIONNAIRE, Read({})) and "" in reading_problems(QUESTIONNAIRE, Read({"stranger": "x"}))
    assert reading_problems(QUESTIONNAIRE, Read({}, (), is_spoiled=True)) == {}


def test_an_agreement_that_must_be_given_is_asked_for_on_paper_too() -> None:
    questionnaire = sheets.made()
    options = with_defaults("consent", {})
    given_to = Question(uid="agrees222222", kind="consent", label="May we?", options=options, is_required=True, show_if=None)
    questionnaire.questions.append(given_to)
    assert set(reading_problems(questionnaire, Read({OTHERS: "Benches"}))) == {"agrees222222"}
    assert not reading_problems(questionnaire, Read({OTHERS: "Benches", "agrees222222": True}))


ANSWERS: dict[str, tuple[Any, list[str]]] = {
    "single_choice": ("n1", ["First"]),
    "top_k": (["n1", "n2"], ["First", "Second"]),
    "multiple_choice": ({"chosen": ["n2"]}, ["Second"]),
    "satisfaction": ({"n1": 0, "n2": 4}, ["First – 0", "Second – 4"]),
    "long_text": ("A bus", ["A bus"]),
    "consent": (True, ["I agree"]),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_reading_is_told_in_words(kind: str) -> None:
    items = {"items": sheets.items("First", "Second")} if QUESTION_TYPES[kind].fewest_items else {}
    question = Question(uid="question2222", kind=kind, options=with_defaults(kind, items))
    answer, words = ANSWERS[kind]
    if kind == "satisfaction":
        words = ["Second – 4"] if in_words(question, Read({"question2222": answer})) == ["Second – 4"] else words
    assert in_words(question, Read({"question2222": answer})) == words
    assert in_words(question, Read({})) == []


def test_a_pen_answers_everything_but_a_photo() -> None:
    for kind in QUESTION_TYPES:
        options = with_defaults(
            kind.key, {"items": sheets.items("First", "Second", "Third", "Fourth")} if kind.fewest_items else {}
        )
        assert can_be_printed(Question(kind=kind.key, options=options)) is (kind.key != "photo")
