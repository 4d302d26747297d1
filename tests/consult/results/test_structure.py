"""Which questions results can be shown by."""

from consult.diagnostics.models import Question
from consult.results.structure import GROUPS_AT_MOST, can_be_crossed


def test_questions_that_sort_everybody_into_a_few_groups_can_be_crossed() -> None:
    items = [{"key": str(place), "label": str(place)} for place in range(GROUPS_AT_MOST)]
    assert can_be_crossed(Question(kind="profile", options={"items": items}))
    assert can_be_crossed(Question(kind="single_choice", options={"items": items}))
    assert not can_be_crossed(Question(kind="profile", options={"items": [*items, {"key": "x", "label": "x"}]}))
    assert not can_be_crossed(Question(kind="multiple_choice", options={"items": items}))
    assert not can_be_crossed(Question(kind="profile", options={"items": items}, show_if={"question": "q"}))
