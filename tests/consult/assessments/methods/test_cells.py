"""Cells: participants counted by their combination of categories, whole or chunk by chunk."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods import cells as module
from consult.assessments.methods.cells import count_cells, merged
from tests.consult.assessments.methods.sampled import Sampled, samples


def test_equal_participants_are_counted_in_one_cell() -> None:
    cells, places = count_cells(np.array([[0, 1], [1, 0], [0, 1], [1, 1]]), [2, 2])
    assert cells.codes.tolist() == [[0, 1], [1, 0], [1, 1]]
    assert cells.counts.tolist() == [2, 1, 1] and places.tolist() == [0, 1, 0, 2]
    assert cells.respondents == 4 and cells.category_counts(1, 2).tolist() == [1, 3]


@given(samples())
def test_each_participant_is_found_again_in_its_cell(sampled: Sampled) -> None:
    cells, places = sampled.counted()
    np.testing.assert_array_equal(cells.codes[places], sampled.codes)
    assert cells.respondents == len(sampled.codes) and cells.counts.min() > 0


@given(samples(), st.integers(1, 7))
def test_the_cells_of_chunks_make_the_cells_of_all(sampled: Sampled, chunk: int) -> None:
    sizes = [len(one.shares) for one in sampled.margins]
    parts = [count_cells(sampled.codes[first : first + chunk], sizes)[0] for first in range(0, len(sampled.codes), chunk)]
    whole, together = sampled.cells, merged(parts[::-1], sizes)
    np.testing.assert_array_equal(together.codes, whole.codes)
    np.testing.assert_array_equal(together.counts, whole.counts)


@pytest.mark.parametrize("limit", ["DENSE_AT_MOST", "PACKED_BELOW"])
def test_many_possible_combinations_are_counted_alike(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = np.random.default_rng(1).integers(0, 3, (200, 4))
    expected, places = count_cells(codes, [3] * 4)
    monkeypatch.setattr(module, limit, 0)
    found, other = count_cells(codes, [3] * 4)
    np.testing.assert_array_equal(found.codes, expected.codes)
    np.testing.assert_array_equal(found.counts, expected.counts)
    np.testing.assert_array_equal(other, places)


def test_nobody_has_no_cells() -> None:
    cells, places = count_cells(np.zeros((0, 2), np.int64), [2, 3])
    assert (cells.respondents, len(cells.codes), len(places)) == (0, 0, 0)
