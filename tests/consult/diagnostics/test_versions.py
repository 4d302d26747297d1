"""What versions have in common."""

import pytest

from consult.diagnostics.versions import are_built_alike, copy_of, count_together, tell_apart
from tests.factories import sheets


def test_a_copy_is_built_alike_and_so_is_one_in_other_words() -> None:
    question = sheets.made().questions[0]
    corrected = copy_of(question, label="Do you ever drive?", options={"items": sheets.items("Yes!", "No!")})
    assert are_built_alike(question, copy_of(question)) and are_built_alike(question, corrected)
    assert corrected.uid == question.uid


@pytest.mark.parametrize(
    "change",
    [
        {"options": {"items": sheets.items("Yes", "No", "Sometimes")}},
        {"kind": "top_k", "options": {"items": sheets.items("Yes", "No"), "k": 1}},
        {"show_if": {"question": "others222222", "items": ["n1"], "is_chosen": True}},
    ],
)
def test_other_lines_another_kind_or_another_condition_mean_something_else(change: dict[str, object]) -> None:
    question = sheets.made().questions[0]
    assert not are_built_alike(question, copy_of(question, **change))


def test_a_question_that_means_something_else_gets_a_new_uid_and_takes_those_that_depend_on_it_along() -> None:
    before, after = sheets.made(), sheets.made()
    assert count_together(before, after)
    after.questions[0].options = {"items": sheets.items("Yes", "No", "Sometimes")}
    assert not count_together(before, after)
    tell_apart(before, after)
    assert after.questions[0].uid != before.questions[0].uid
    assert after.questions[1].show_if["question"] == after.questions[0].uid
    assert after.questions[2].uid == before.questions[2].uid
    assert not count_together(before, after)


def test_what_is_said_to_mean_something_else_gets_a_new_uid_too() -> None:
    before, after = sheets.made(), sheets.made()
    after.questions[0].options = {"items": sheets.items("No", "Yes")}
    assert not count_together(before, after, {"drives222222"})
    tell_apart(before, after, {"drives222222"})
    assert after.questions[0].uid != "drives222222" == before.questions[0].uid
    assert not count_together(before, after)


def test_a_new_question_in_ones_own_words_takes_nothing_from_the_answers_before() -> None:
    before, after = sheets.made(), sheets.made()
    after.questions.append(copy_of(after.questions[2], uid="new222222222"))
    assert count_together(before, after)
    after.questions.append(copy_of(after.questions[0], uid="new333333333"))
    assert not count_together(before, after)
