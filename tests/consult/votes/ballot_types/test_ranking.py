"""Rankings."""

from dataclasses import replace

import pytest
from wtforms import SelectField, StringField

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.ranking import Ranking, nth_choice
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")


def test_options_are_kept_by_rank() -> None:
    assert Ranking().read(paper(), {"choices-uid4": ["1"], "choices-uid0": ["3"], "choices-uid2": ["2"]}) == Choices(
        (4, 2, 0), (1, 2, 3)
    )


def test_a_rank_left_out_moves_the_later_ones_up() -> None:
    assert Ranking().read(paper(), {"choices-uid4": ["1"], "choices-uid0": ["3"]}) == Choices((4, 0), (1, 2))


def test_equal_ranks_are_refused_beside_the_second_of_them() -> None:
    with pytest.raises(InvalidBallot, match="“Option 0” and “Option 4” have the same rank") as refused:
        Ranking().read(paper(), {"choices-uid4": ["1"], "choices-uid0": ["1"]})
    assert refused.value.option == paper().options[4]


def test_equal_ranks_are_kept_where_the_vote_allows_them() -> None:
    allowed = replace(paper(), is_equal_rank_allowed=True)
    assert Ranking().read(allowed, {"choices-uid4": ["1"], "choices-uid0": ["1"], "choices-uid1": ["3"]}) == Choices(
        (0, 4, 1), (1, 1, 2)
    )


@pytest.mark.parametrize(("ranked", "reason"), [(1, "Rank at least 2"), (4, "ranked 4 options, and may rank 3 at most")])
def test_too_few_and_too_many_are_refused_with_the_limit_named(ranked: int, reason: str) -> None:
    with pytest.raises(InvalidBallot, match=reason):
        Ranking().validate(paper(least=2), Choices(tuple(range(ranked)), tuple(range(1, ranked + 1))))


@pytest.mark.parametrize("rank", ["0", "4", "-1"])
def test_a_rank_there_is_not_is_refused_beside_its_option(rank: str) -> None:
    with pytest.raises(InvalidBallot, match=r"from 1 to 3\. Change that of “Option 1”"):
        Ranking().read(paper(), {"choices-uid1": [rank]})


def test_the_words_say_the_order() -> None:
    said = Choices((4, 2), (1, 2))
    assert Ranking().words(paper(), said) == ["1st choice: Option 4", "2nd choice: Option 2"]
    assert Ranking().summary(paper(), said) == "You rank 2 options, in this order:"


def test_ranks_are_ordinals() -> None:
    assert [nth_choice(rank) for rank in (1, 2, 3, 4, 11, 21, 112)] == [
        f"{ordinal} choice" for ordinal in ("1st", "2nd", "3rd", "4th", "11th", "21st", "112th")
    ]


def test_few_ranks_are_chosen_from_a_list_and_many_written() -> None:
    kinds = [Ranking().fields(paper(options=30, most=most))["choices-uid0"].field_class for most in (20, 21)]
    assert kinds == [SelectField, StringField]


def test_the_instructions_name_the_limits() -> None:
    assert Ranking().instructions(paper()) == "Rank up to 3 options, your favourite first."
    assert Ranking().instructions(paper(least=2)) == "Rank at least 2 and at most 3 options, your favourite first."
    assert Ranking().instructions(paper(least=5, most=9)) == "Rank exactly 5 options, your favourite first."
