"""Rank intervals and bands: seeded, bounded, fair to needs that are level, and fast."""

from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.ranks import MIN_DRAWS, Ranks, rank_intervals
from tests.consult.assessments.arrays import answers, asked_of_all


def _ranks(*places: tuple[int, int, int]) -> Ranks:
    rank, low, high = (np.array(column, dtype=np.int64) for column in zip(*places, strict=True))
    nowhere = np.full(len(places), np.nan)
    return Ranks(rank, low, high, nowhere, nowhere)


def _many(respondents: int, needs: int) -> Answers:
    random = np.random.default_rng(1)
    return asked_of_all(random.random((respondents, needs)) < 0.1, random.integers(0, 6, (respondents, needs)))


def test_a_need_far_ahead_is_first_in_every_draw() -> None:
    ahead = asked_of_all([[1, 0, 0]] * 90 + [[0, 1, 0]] * 8 + [[0, 0, 1]] * 6, [[1, 1, 1]] * 104)
    ranks = rank_intervals(ahead, MIN_DRAWS, seed=1)
    assert (ranks.rank[0], ranks.low[0], ranks.high[0]) == (1, 1, 1)
    assert ranks.bands().tolist() == [1, 2, 2]
    assert ranks.overlaps().tolist() == [[False, False, False], [False, False, True], [False, True, False]]


def test_needs_that_are_level_share_every_place() -> None:
    level = rank_intervals(asked_of_all([[1, 1]] * 20, [[2, 2]] * 20), MIN_DRAWS, seed=1)
    assert level.rank.tolist() == [1, 1]
    assert level.low.tolist() == [1, 1] and level.high.tolist() == [2, 2]
    assert level.bands().tolist() == [1, 1]


def test_the_same_seed_gives_the_same_places_and_another_seed_may_not() -> None:
    some = _many(200, 8)
    first, again, other = (rank_intervals(some, MIN_DRAWS, seed) for seed in (7, 7, 8))
    assert first.index_low.tobytes() == again.index_low.tobytes() and first.low.tobytes() == again.low.tobytes()
    assert first.index_low.tobytes() != other.index_low.tobytes()


@settings(max_examples=25, deadline=None)
@given(answers(), st.integers(0, 2**28))
def test_places_are_places(given_answers: Answers, seed: int) -> None:
    ranks = rank_intervals(given_answers, MIN_DRAWS, seed)
    ranked = ranks.rank > 0
    assert np.all(ranks.low[ranked] >= 1) and np.all(ranks.high[ranked] <= ranked.sum())
    assert np.all(ranks.low[ranked] <= ranks.high[ranked])
    assert not ranks.low[~ranked].any() and not ranks.bands()[~ranked].any()
    assert not ranked[~(given_answers.is_pickable & given_answers.is_rated)].any()


def test_a_chain_of_overlaps_is_one_band() -> None:
    ranks = _ranks((1, 1, 1), (2, 2, 3), (3, 2, 4), (4, 4, 5), (5, 4, 5), (0, 0, 0))
    assert ranks.bands().tolist() == [1, 2, 2, 2, 2, 0]
    assert not ranks.overlaps()[1, 3], "the second and the fourth can be told apart, though one band holds both"


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="1000 draws"):
        rank_intervals(_many(20, 2), 999, seed=1)


def test_blocks_of_draws_and_of_respondents_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    some = _many(300, 5)
    whole = rank_intervals(some, MIN_DRAWS, seed=3)
    monkeypatch.setattr("consult.assessments.methods.ranks.WEIGHTS_AT_ONCE", 7 * 300)
    monkeypatch.setattr("consult.assessments.methods.ranks.RESPONDENTS_AT_ONCE", 64)
    assert rank_intervals(some, MIN_DRAWS, seed=3).index_low.tobytes() == whole.index_low.tobytes()


def test_a_thousand_draws_of_thirty_needs_and_a_hundred_thousand_people_take_seconds_of_computing() -> None:
    many = _many(100_000, 30)
    started = process_time()
    rank_intervals(many, MIN_DRAWS, seed=1)
    assert process_time() - started < 10
