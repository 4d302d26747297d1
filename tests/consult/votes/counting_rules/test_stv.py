"""The single transferable vote, with the example of food for a party."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election, Settings
from consult.votes.counting_rules.stv import TRANSFERS, SingleTransferableVote
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections

ORANGES, PEARS, CHOCOLATE, STRAWBERRIES, SWEETS = range(5)
FOODS = dict(enumerate(("Oranges", "Pears", "Chocolate", "Strawberries", "Sweets")))
every_transfer = pytest.mark.parametrize("transfer", list(TRANSFERS))


def _food(transfer: str = "scottish") -> Election:
    return elections.food(settings=Settings(transfer=transfer))


@every_transfer
def test_chocolate_oranges_and_strawberries_are_served(transfer: str) -> None:
    count = SingleTransferableVote().count(_food(transfer))
    assert set(count.winners) == {CHOCOLATE, ORANGES, STRAWBERRIES}
    assert count.order[0] == CHOCOLATE and count.order[3:] == (SWEETS, PEARS)
    assert (count.ties, count.facts["transfer"]) == ((), transfer)


def test_the_quota_and_each_stage_are_those_of_the_example() -> None:
    count = SingleTransferableVote().count(_food())
    assert (count.facts["quota"], count.winners) == (6, (CHOCOLATE, ORANGES, STRAWBERRIES))
    stages = [[votes / step["unit"] for votes in step["votes"]] for step in count.steps]
    assert stages == [[4, 2, 12, 1, 1], [4, 2, 6, 5, 3], [6, 0, 6, 5, 3], [6, 0, 6, 5, 0]]
    assert [step["exhausted"] / step["unit"] for step in count.steps] == [0, 0, 0, 3]
    assert count.figures == (6, 2, 12, 5, 3)


@every_transfer
@given(election=drawing.rankings(4), size=st.integers(1, 4), seats=st.integers(1, 3), strength=st.integers(1, 60))
def test_a_group_that_ranks_its_own_first_gets_a_seat_for_each_quota_it_holds(
    transfer: str, election: Election, size: int, seats: int, strength: int
) -> None:
    own = tuple(range(size))
    rows = [*drawing.rows_of(election), (own, tuple(range(1, size + 1)), strength)]
    counted = replace(drawing.with_rows(election, rows), seats=seats, settings=Settings(transfer=transfer))
    quota = counted.profile.ballots_count // (seats + 1) + 1
    winners = SingleTransferableVote().count(counted).winners
    assert len(set(winners) & set(own)) >= min(strength // quota, size, seats)


@pytest.mark.usefixtures("english")
def test_each_stage_reads_as_sentences() -> None:
    rule = SingleTransferableVote()
    words = [rule.step_words(step, FOODS) for step in rule.count(_food()).steps]
    assert words[0] == (
        "The first choices are counted. Votes: Chocolate 12, Oranges 4, Pears 2, Strawberries 1, Sweets 1. Quota 6, exhausted 0. "
        "Reach the quota and are elected: Chocolate."
    )
    assert words[1].startswith("What Chocolate has beyond the quota moves on. Votes: Chocolate 6, Strawberries 5,")
    assert words[2].startswith("Pears has the fewest votes and goes out; its votes move on.")
    assert words[3].endswith("As many seats are left as options, so these are elected: Strawberries.")
    tie = rule.count(elections.rankings(3, ((0,), 1), ((1,), 1), ((2,), 2))).steps[1]
    assert "The tie rule decided between Oranges, Pears." in rule.step_words(tie, FOODS)


@pytest.mark.usefixtures("english")
@every_transfer
def test_whoever_excludes_an_elected_option_goes_out_and_its_votes_move_on(transfer: str) -> None:
    rule, options = SingleTransferableVote(), _food(transfer).options
    groups = [
        replace(option, exclusive_group="sweet" if place in (CHOCOLATE, SWEETS) else "") for place, option in enumerate(options)
    ]
    count = rule.count(replace(_food(transfer), options=tuple(groups)))
    assert set(count.winners) == {CHOCOLATE, ORANGES, STRAWBERRIES}
    assert (count.steps[1]["kind"], count.steps[1]["option"]) == ("rival", SWEETS)
    words = "Sweets excludes an option that is elected, and goes out; its votes move on."
    assert rule.step_words(count.steps[1], FOODS).startswith(words)


@pytest.mark.usefixtures("english")
def test_what_rounding_loses_is_said() -> None:
    rule = SingleTransferableVote()
    count = rule.count(elections.rankings(3, ((0, 1), 7), ((1,), 1), ((2,), 2), seats=2))
    assert "lost to rounding 0.00001" in rule.step_words(count.steps[1], FOODS)
