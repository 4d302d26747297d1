"""A sealed ballot as a line."""

from consult.core import merkle
from consult.votes.bundle.lines import ballot_leaf, ballot_line


def test_a_ballot_is_its_tracker_its_options_and_their_values() -> None:
    assert ballot_line("K7QF-2MXD-9", ["abc", "def"], [2, 1]) == "K7QF-2MXD-9,abc def,2 1"
    assert ballot_line("K7QF-2MXD-9", [], []) == "K7QF-2MXD-9,,"


def test_the_leaf_is_the_digest_of_the_line() -> None:
    assert ballot_leaf("K7QF-2MXD-9,abc,") == merkle.leaf(b"K7QF-2MXD-9,abc,")
