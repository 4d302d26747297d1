"""Points to spread."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.points import Points
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")

EXACTLY = replace(paper(), min_spend=Decimal(10))


def test_points_are_kept_in_the_order_of_the_paper() -> None:
    assert Points().read(paper(), {"choices-uid3": ["4"], "choices-uid1": ["6"], "choices-uid0": ["0"]}) == Choices(
        (1, 3), (6, 4)
    )


def test_too_many_points_are_refused_by_how_many() -> None:
    with pytest.raises(InvalidBallot, match="given 12 points and have 10: take back 2 points"):
        Points().read(paper(), {"choices-uid3": ["8"], "choices-uid1": ["4"]})


def test_where_all_points_must_be_given_too_few_are_refused_by_how_many() -> None:
    with pytest.raises(InvalidBallot, match="given 9 points: give 1 more point"):
        Points().read(EXACTLY, {"choices-uid3": ["9"]})
    assert Points().instructions(EXACTLY) == "Spread exactly 10 points over the options."
    assert Points().read(replace(EXACTLY, min_choices=0), {}) == Choices(())


def test_no_option_is_given_points_below_zero_to_have_more_for_others() -> None:
    with pytest.raises(InvalidBallot, match="negative"):
        Points().read(paper(), {"choices-uid3": ["14"], "choices-uid1": ["-4"]})


def test_points_go_to_as_many_options_as_the_vote_allows() -> None:
    with pytest.raises(InvalidBallot, match="to 3 options at most"):
        Points().validate(paper(), Choices((0, 1, 2, 3), (1, 1, 1, 1)))


def test_the_words_say_what_is_left() -> None:
    said = Choices((0, 2), (6, 1))
    assert Points().summary(paper(), said) == "You give 7 points. 3 points are left."
    assert Points().words(paper(), said) == ["Option 0: 6 points", "Option 2: 1 point"]
