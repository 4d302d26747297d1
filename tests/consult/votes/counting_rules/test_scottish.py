"""Transfers to five decimal places, as the Scottish rules of 2007 write them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.scottish import UNIT, ScottishCount
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections


def test_a_surplus_moves_on_at_a_value_cut_after_five_places() -> None:
    counted = ScottishCount(elections.rankings(3, ((0, 1), 7), ((1,), 1), ((2,), 2), seats=2))
    first, surplus = counted.seating.stages[:2]
    assert (counted.quota, first["votes"]) == (4 * UNIT, [7 * UNIT, UNIT, 2 * UNIT])
    assert surplus["votes"] == [400_000, 399_999, 200_000]  # 1 + 7 × 0.42857
    assert (surplus["lost"], surplus["exhausted"]) == (1, 0)


def test_papers_that_name_nobody_else_take_their_part_of_a_surplus_with_them() -> None:
    counted = ScottishCount(elections.rankings(3, ((0, 1), 4), ((0,), 4), ((2,), 1), ((1,), 2), seats=2))
    surplus = counted.seating.stages[1]
    assert counted.quota == 4 * UNIT
    assert surplus["votes"] == [4 * UNIT, 4 * UNIT, UNIT]
    assert (surplus["exhausted"], surplus["lost"]) == (2 * UNIT, 0)


def test_the_largest_surplus_moves_first_and_papers_keep_the_value_they_came_with() -> None:
    counted = ScottishCount(elections.rankings(4, ((0, 1, 2), 12), ((1, 2), 6), ((3,), 5), ((2,), 1), seats=3))
    stages = counted.seating.stages
    assert [(stage["kind"], stage["option"]) for stage in stages[1:]] == [("surplus", 0), ("surplus", 1), ("exclusion", 2)]
    # Quota 7: 12 papers at 0.41666 come to 10.99992; its surplus of 3.99992 takes 0.36363 of a paper, 0.15151 of those.
    assert stages[1]["votes"] == [700_000, 1_099_992, 100_000, 500_000]
    assert stages[2]["votes"] == [700_000, 700_000, 100_000 + 12 * 15_151 + 6 * 36_363, 500_000]


@given(drawing.rankings(5, has_equals=True), st.integers(1, 4))
def test_at_each_stage_votes_exhausted_ones_and_those_lost_are_all_ballots(election: Election, seats: int) -> None:
    counted = ScottishCount(replace(election, seats=seats))
    for stage in counted.seating.stages:
        assert sum(stage["votes"]) + stage["exhausted"] + stage["lost"] == election.profile.ballots_count * UNIT
        assert min(stage["votes"]) >= 0 and stage["exhausted"] >= 0 and stage["lost"] >= 0
    assert len(counted.seating.elected) == seats


@pytest.mark.parametrize("seats", [5, 9])
def test_where_there_are_as_many_seats_as_options_all_are_elected(seats: int) -> None:
    counted = ScottishCount(replace(elections.food(), seats=seats))
    assert (len(counted.seating.elected), len(counted.seating.stages)) == (5, 1)
