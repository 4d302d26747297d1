"""What versions have in common."""

import pytest

from consult.diagnostics.versions import copy_of, count_together, means_the_same, tell_apart
from tests.factories import sheets


def test_a_copy_means_the_same_and_so_does_one_with_better_words() -> None:
    question = sheets.made().questions[0]
    corrected = copy_of(question, label="Do you ever drive?", options={"items": sheets.items("Yes!", "No!")})
    assert means_the_same(question, copy_of(question)) and means_the_same(question, corrected)
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
    assert not means_the_same(question, copy_of(question, **change))


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


def test_a_new_question_in_ones_own_words_takes_nothing_from_the_answers_before() -> None:
    before, after = sheets.made(), sheets.made()
    after.questions.append(copy_of(after.questions[2], uid="new222222222"))
    assert count_together(before, after)
    after.questions.append(copy_of(after.questions[0], uid="new333333333"))
    assert not count_together(before, after)
