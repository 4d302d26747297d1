"""k-means and the silhouette against scikit-learn."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from consult.assessments.methods.clusters import SAMPLE, k_means, sample_of, silhouettes


def heaps(sizes: tuple[int, ...], seed: int, spread: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Points (n, 2) heaped around the corners of a polygon, and the heap of each."""
    random = np.random.default_rng(seed)
    heap = np.repeat(np.arange(len(sizes)), sizes)
    corners = 8 * np.exp(2j * np.pi * np.arange(len(sizes)) / len(sizes))
    middle = np.stack([corners.real, corners.imag], axis=1)
    return middle[heap] + spread * random.standard_normal((len(heap), 2)), heap


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_what_is_found_is_as_tight_as_what_scikit_learn_finds(k: int, seed: int) -> None:
    points, _ = heaps((80, 60, 30), seed, spread=4)
    theirs = KMeans(k, n_init=10, random_state=seed).fit(points)
    ways = k_means(points, k, seed)
    looseness = [sum(np.sum((points[way == one] - points[way == one].mean(axis=0)) ** 2) for one in range(k)) for way in ways]
    assert looseness[0] <= theirs.inertia_ * 1.001
    assert looseness == sorted(looseness) and looseness[-1] <= looseness[0] * 1.001


def test_heaps_are_found() -> None:
    points, heap = heaps((30, 20, 10, 8), seed=1)
    assert adjusted_rand_score(heap, k_means(points, 4, seed=0)[0]) == 1


def test_beyond_the_sample_all_points_are_placed() -> None:
    points, heap = heaps((3 * SAMPLE, SAMPLE), seed=1)
    (way,) = k_means(points, 2, seed=0)
    assert adjusted_rand_score(heap, way) == 1
    exact = silhouette_score(points[::4], way[::4])
    assert silhouettes(points, [way], seed=0)[0] == pytest.approx(exact, abs=0.01)


def test_the_silhouette_is_that_of_scikit_learn() -> None:
    points, _ = heaps((50, 40, 20), seed=3, spread=3)
    ways = [way for k in (2, 3, 4, 5) for way in k_means(points, k, seed=3)]
    assert silhouettes(points, ways, seed=0) == pytest.approx([silhouette_score(points, way) for way in ways])


def test_a_point_alone_has_no_silhouette() -> None:
    points = np.array([[0.0, 0], [0, 1], [9, 9]])
    way = np.array([0, 0, 1])
    assert silhouettes(points, [way], seed=0)[0] == pytest.approx(silhouette_score(points, way))


def test_points_in_one_place_make_one_cluster() -> None:
    (way,) = k_means(np.zeros((10, 2)), 3, seed=0)
    assert set(way) == {0}
    assert silhouettes(np.zeros((10, 2)), [way], seed=0).tolist() == [0]


def test_a_sample_is_everything_where_it_suffices_and_drawn_once_where_not() -> None:
    assert sample_of(5, seed=0).tolist() == [0, 1, 2, 3, 4]
    drawn = sample_of(100, seed=0, most=10)
    assert len(set(drawn)) == 10 and np.all(np.diff(drawn) > 0)
    assert np.array_equal(drawn, sample_of(100, seed=0, most=10))
