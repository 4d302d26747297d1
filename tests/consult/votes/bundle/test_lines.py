"""A sealed ballot as a line."""

from consult.core import merkle
from consult.votes.bundle.lines import ballot_leaf, ballot_line


def test_a_ballot_is_its_tracker_its_options_their_values_and_what_may_be_said_of_its_voter() -> None:
    assert ballot_line("K7QF-2MXD-9", "abc def", "2 1", "email", "web") == "K7QF-2MXD-9,abc def,2 1,email,web"
    assert ballot_line("K7QF-2MXD-9", "", "", "", "") == "K7QF-2MXD-9,,,,"


def test_the_leaf_is_the_digest_of_the_line() -> None:
    assert ballot_leaf("K7QF-2MXD-9,abc,,,") == merkle.leaf(b"K7QF-2MXD-9,abc,,,")
