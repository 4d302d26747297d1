"""For, against or pass."""

import pytest

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.stances import Stances
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")


def test_to_pass_and_to_say_nothing_are_the_same_ballot() -> None:
    said = Stances().read(paper(), {"choices-uid3": ["1"], "choices-uid0": ["-1"], "choices-uid1": ["0"]})
    assert said == Stances().read(paper(), {"choices-uid0": ["-1"], "choices-uid3": ["1"]}) == Choices((0, 3), (-1, 1))


def test_a_ballot_against_everything_is_no_blank_one() -> None:
    against = Choices((0, 1, 2, 3, 4), (-1,) * 5)
    assert Stances().validate(paper(), against) == against
    assert Stances().summary(paper(), against) == "You answer for all options:"


def test_passing_on_everything_is_blank() -> None:
    assert Stances().read(paper(least=0), {"choices-uid0": ["0"]}) == Choices(())
    with pytest.raises(InvalidBallot, match="Answer for at least 2 options"):
        Stances().read(paper(least=2), {"choices-uid0": ["1"], "choices-uid1": ["0"]})


def test_a_fourth_answer_is_refused() -> None:
    with pytest.raises(InvalidBallot, match="not one of the answers"):
        Stances().read(paper(), {"choices-uid0": ["2"]})


def test_the_words_name_the_answer_and_the_option() -> None:
    said = Choices((0, 3), (-1, 1))
    assert Stances().words(paper(), said) == ["Against: Option 0", "For: Option 3"]
    assert Stances().summary(paper(), said) == "You answer for 2 options, and pass on all others:"
