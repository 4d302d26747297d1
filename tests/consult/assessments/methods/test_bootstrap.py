"""The bootstrap: seeded, exact, and the same computed in one place or in several."""

import numpy as np
import pytest

from consult.assessments.methods import bootstrap
from consult.assessments.methods.bootstrap import chunk_sums, chunks, drawn_sums
from consult.assessments.methods.wilson import Floats

PEOPLE, DRAWS = 300, 400
ADDED = np.concatenate([np.random.default_rng(1).random((PEOPLE, 4)) < 0.4, np.ones((PEOPLE, 1), bool)], axis=1)


@pytest.fixture(params=[True, False], ids=["in chunks", "in one chunk"])
def sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param:
        monkeypatch.setattr(bootstrap, "CHUNK", 64)
        monkeypatch.setattr(bootstrap, "BLOCK", 16)
        monkeypatch.setattr(bootstrap, "DRAWS_AT_ONCE", 33)
        monkeypatch.setattr(bootstrap, "COUNTED_TOGETHER", 7)
    return bool(request.param)


def _drawn(weights: Floats | None = None, seed: int = 5) -> Floats:
    return drawn_sums(lambda part: ADDED[part], PEOPLE, DRAWS, seed, weights)


def test_each_draw_takes_as_many_as_there_are(sizes: bool) -> None:
    assert (_drawn()[:, -1] == PEOPLE).all()


def test_draws_scatter_around_the_sums_as_drawing_with_replacement_does(sizes: bool) -> None:
    drawn, shares = _drawn()[:, :-1], ADDED[:, :-1].mean(axis=0)
    error = np.sqrt(PEOPLE * shares * (1 - shares))
    np.testing.assert_allclose(drawn.mean(axis=0), PEOPLE * shares, atol=4 * error.max() / np.sqrt(DRAWS))
    np.testing.assert_allclose(drawn.std(axis=0), error, rtol=0.15)


def test_chunks_computed_apart_add_up_to_the_whole(sizes: bool) -> None:
    weights = np.random.default_rng(2).uniform(0.3, 3, PEOPLE)
    for mine in (None, weights):
        parts = [
            chunk_sums(ADDED[part], place, PEOPLE, DRAWS, 5, None if mine is None else mine[part])
            for place, part in enumerate(chunks(PEOPLE))
        ]
        assert len(parts) == (5 if sizes else 1)
        assert sum(reversed(parts), np.zeros_like(parts[0])).tobytes() == _drawn(mine).tobytes()


def test_the_seed_decides(sizes: bool) -> None:
    assert _drawn().tobytes() == _drawn().tobytes() != _drawn(seed=6).tobytes()


def test_a_weight_counts_a_respondent_that_often(sizes: bool) -> None:
    weights = np.random.default_rng(3).integers(0, 3, PEOPLE).astype(np.float64)
    once, twice = (ADDED & (weights >= times)[:, None] for times in (1, 2))
    copies = [drawn_sums(lambda part, some=some: some[part], PEOPLE, DRAWS, 5) for some in (once, twice)]
    np.testing.assert_array_equal(_drawn(weights), copies[0] + copies[1])
    np.testing.assert_array_equal(_drawn(np.ones(PEOPLE)), _drawn())


def test_nobody_adds_nothing() -> None:
    assert not drawn_sums(lambda part: ADDED[:0], 0, DRAWS, 1).any()
