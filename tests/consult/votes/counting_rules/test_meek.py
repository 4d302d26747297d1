"""Meek's method, beside the same rule done over ballot by ballot with exact fractions."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.meek import OMEGA, UNIT, MeekCount
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections


def test_the_elected_keep_the_part_of_each_vote_that_makes_the_quota() -> None:
    # Of 18 votes 12 come to the first option, 4 of which go on to the second: each keeps k with 12 k = (18 - 8 (1 - k)) / 3.
    counted = MeekCount(elections.rankings(4, ((0,), 8), ((0, 1), 4), ((1,), 1), ((2,), 3), ((3,), 2), seats=2))
    exclusion = next(stage for stage in counted.seating.stages if stage["kind"] == "kept")
    assert abs(exclusion["quota"] - UNIT * 30 // 7) < OMEGA
    assert abs(exclusion["votes"][0] - UNIT * 30 // 7) < OMEGA
    assert abs(exclusion["votes"][1] - UNIT * 25 // 7) < OMEGA


@given(drawing.rankings(5, has_equals=True), st.integers(1, 4))
def test_at_each_stage_votes_and_exhausted_ones_are_all_ballots(election: Election, seats: int) -> None:
    counted = MeekCount(replace(election, seats=seats))
    for stage in counted.seating.stages:
        assert sum(stage["votes"]) + stage["exhausted"] == election.profile.ballots_count * UNIT
    assert len(counted.seating.elected) == seats


@given(drawing.rankings(4), st.integers(1, 3))
def test_ballot_by_ballot_and_in_fractions_the_same_options_win(election: Election, seats: int) -> None:
    counted = MeekCount(replace(election, seats=seats))
    expected = _winners([(order, weight) for order, _, weight in drawing.rows_of(election)], 4, seats)
    assume(expected is not None and not counted.seating.ties)
    assert set(counted.seating.elected) == expected


def _winners(ballots: list[tuple[tuple[int, ...], int]], options: int, seats: int) -> set[int] | None:
    """Meek's winners by the textbook; None where two options are too close to tell the weaker."""
    kept, elected, standing = dict.fromkeys(range(options), Fraction(1)), set[int](), set(range(options))
    while len(elected) + len(standing) > seats > len(elected):
        votes, quota = _converged(ballots, kept, elected, seats)
        if reached := {option for option in standing if votes[option] > quota}:
            elected, standing = elected | reached, standing - reached
            continue
        first, *others = sorted(standing, key=votes.__getitem__)
        nearest = [votes[others[0]] - votes[first]] if others else []
        if min(nearest + [abs(votes[one] - quota) for one in standing]) < Fraction(1, 1_000):
            return None
        standing.remove(first)
        kept[first] = Fraction(0)
    return elected if len(elected) >= seats else elected | standing


def _converged(
    ballots: list[tuple[tuple[int, ...], int]], kept: dict[int, Fraction], elected: set[int], seats: int
) -> tuple[dict[int, Fraction], Fraction]:
    """Votes and quota once the elected keep just the quota; fractions are cut at twelve places, or they would never end."""
    while True:
        votes = dict.fromkeys(kept, Fraction(0))
        for order, weight in ballots:
            left = Fraction(weight)
            for option in order:
                votes[option] += left * kept[option]
                left *= 1 - kept[option]
        quota = sum(votes.values(), Fraction(0)) / (seats + 1)
        if all(votes[one] - quota < Fraction(1, 10**7) for one in elected):
            return votes, quota
        for one in elected:
            kept[one] = Fraction(round(kept[one] * quota / votes[one] * 10**12), 10**12)
