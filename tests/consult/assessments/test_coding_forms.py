"""The form in which texts are sorted."""

from consult.assessments.coding_actions import Decision
from consult.assessments.coding_forms import decisions_of, numbers_of


def test_a_text_left_for_later_is_no_decision() -> None:
    assert decisions_of({"text-0": "idea-x-", "need-0": "", "also-0": "", "text-1": "idea-y-"}) == []


def test_needs_are_taken_together_and_each_once() -> None:
    sent = {"text-0": "a", "read-0": "x", "need-0": "n1", "also-0": "n2", "quote-0": "1"}
    sent |= {"text-1": "b", "read-1": "y", "need-1": "n1", "also-1": "n1"}
    assert decisions_of(sent) == [Decision("a", "x", frozenset({"n1", "n2"}), True), Decision("b", "y", frozenset({"n1"}))]


def test_a_text_may_speak_of_none_of_the_needs() -> None:
    assert decisions_of({"text-3": "a", "read-3": "x", "need-3": "none"}) == [Decision("a", "x", frozenset())]


def test_what_belongs_to_no_text_is_passed_over() -> None:
    assert decisions_of({"need-0": "n1", "text-99": "a", "need-99": "n1", "text-x": "b"}) == []


def test_texts_are_named_by_the_numbers_the_page_showed() -> None:
    assert numbers_of({"text-0": "a", "text-1": "b", "text-4": "c"}, ["c", "a", "z"]) == [1, 5]
