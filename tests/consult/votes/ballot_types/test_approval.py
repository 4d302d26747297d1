"""Approval ballots."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.votes.ballot_types.approval import Approval
from consult.votes.ballot_types.contract import Choices, InvalidBallot
from tests.consult.votes.ballot_types.test_contract import paper


@pytest.fixture(autouse=True)
def english(database: Flask) -> Iterator[None]:
    """Words are compared in English."""
    with force_locale("en"):
        yield


def test_ticks_are_kept_in_the_order_of_the_paper() -> None:
    assert Approval().read(paper(), {"choices": ["uid3", "uid0"]}) == Choices((0, 3))


def test_too_few_and_too_many_are_refused_with_the_limit_named() -> None:
    with pytest.raises(InvalidBallot, match="at least 2"):
        Approval().validate(paper(least=2), Choices((1,)))
    with pytest.raises(InvalidBallot, match="chosen 4 options, and may choose 3 at most"):
        Approval().validate(paper(), Choices((0, 1, 2, 3)))


def test_one_option_counts_once() -> None:
    with pytest.raises(InvalidBallot):
        Approval().read(paper(), {"choices": ["uid1", "uid1"]})


def test_a_blank_ballot_is_one_where_the_vote_allows_it() -> None:
    assert Approval().validate(paper(least=0), Choices(())) == Choices(())
    assert Approval().words(paper(least=0), Choices(())) == []


def test_the_instructions_name_the_limits() -> None:
    assert Approval().instructions(paper()) == "Choose up to 3 options."
    assert Approval().instructions(paper(least=2)) == "Choose at least 2 and at most 3 options."
    assert Approval().instructions(paper(least=2, most=2)) == "Choose exactly 2 options."
    assert Approval().instructions(paper(options=2, most=9)) == "Choose as many options as you like."
