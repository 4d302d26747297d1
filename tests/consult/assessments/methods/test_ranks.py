"""Rank intervals and bands: seeded, bounded, and fair to needs that are level."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.bootstrap import chunk_sums, chunks, drawn_sums
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.need_sums import summands
from consult.assessments.methods.ranks import MIN_DRAWS, Ranks, observed_sums, rank_intervals, ranks_of
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


def test_weights_of_one_change_nothing_and_other_weights_the_order() -> None:
    some = asked_of_all([[1, 0]] * 60 + [[0, 1]] * 40, [[1, 1]] * 100)
    plain, same = rank_intervals(some, MIN_DRAWS, 3), rank_intervals(some, MIN_DRAWS, 3, np.ones(100))
    assert plain.index_low.tobytes() == same.index_low.tobytes() and plain.rank.tolist() == [1, 2]
    turned = rank_intervals(some, MIN_DRAWS, 3, np.repeat([0.5, 1.75], [60, 40]))
    assert turned.rank.tolist() == [2, 1]


def test_sums_of_chunks_computed_apart_give_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consult.assessments.methods.bootstrap.CHUNK", 64)
    some = _many(300, 5)
    apart = [chunk_sums(summands(some, part), place, 300, MIN_DRAWS, 3) for place, part in enumerate(chunks(300))]
    together = ranks_of(observed_sums(some), sum(apart, np.zeros_like(apart[0])), some.is_pickable & some.is_rated)
    whole = rank_intervals(some, MIN_DRAWS, seed=3)
    assert len(apart) == 5 and together.index_low.tobytes() == whole.index_low.tobytes()
    assert together.low.tolist() == whole.low.tolist()


def test_the_place_of_an_index_that_is_not_told_follows_from_its_ends_alone() -> None:
    """Of sixty people five or twelve or all name the second need: who knows its place knows no more than between what it lies."""
    between = np.array([np.nan, 0.1, np.nan]), np.array([np.nan, 0.3, np.nan])
    found = []
    for named in (5, 12, 60):
        picks = [[person < 30, person < named, person < 12] for person in range(60)]
        some = asked_of_all(picks, [[1, 1, 1]] * 60)
        drawn = drawn_sums(lambda part, some=some: summands(some, part), 60, MIN_DRAWS, 3)
        ranks = ranks_of(observed_sums(some), drawn, np.ones(3, bool), between=between)
        found.append((ranks.rank.tolist(), ranks.low.tolist(), ranks.high.tolist()))
    assert found[0] == found[1] == found[2] and found[0] == ([1, 2, 2], [1, 2, 2], [1, 3, 3])


@pytest.mark.parametrize("biased", [False, True])
def test_the_interval_of_a_place_holds_the_true_place_as_often_as_it_says(biased: bool) -> None:
    """Surveys of 300 from a population whose order is known; where one half of it takes part less, weights repair that."""
    random = np.random.default_rng(9)
    named = np.array([[0.7, 0.5, 0.4, 0.3, 0.26, 0.1], [0.5, 0.3, 0.4, 0.3, 0.14, 0.1]])
    content = np.array([0.3, 0.4, 0.4, 0.5, 0.5, 0.6])
    truth = np.argsort(np.argsort(-named.mean(axis=0) * (1 - content))) + 1
    held = []
    for seed in range(40):
        half = random.random(300) < (0.2 if biased else 0.5)
        some = asked_of_all(random.random((300, 6)) < named[half.astype(int)], np.where(random.random((300, 6)) < content, 5, 1))
        weights = np.where(half, 0.5 / half.mean(), 0.5 / (1 - half.mean())) if biased else None
        ranks = rank_intervals(some, MIN_DRAWS, seed, weights)
        held.append((ranks.low <= truth) & (truth <= ranks.high))
    assert np.mean(held) >= 0.95
