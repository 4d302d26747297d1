"""Points on a line, in the plane or in space put into k clusters, and how well apart these are.

k-means: Lloyd (1982), started as Arthur & Vassilvitskii (2007) do, several times over. Silhouette: Rousseeuw (1987);
for a point, (b − a) / max(a, b), a the mean distance to its own cluster and b to the nearest other. Beyond SAMPLE
points the starts are tried, and the silhouette is taken, on a seeded sample of that many; up to there both are exact.
Written here, for few dimensions d, so that one input gives the same bytes on one processor as on many.
"""

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import Counts, Floats

SAMPLE = 2_000
STARTS, ROUNDS = 32, 100
NEAR, LEVEL = 0.001, 4
ROWS_AT_ONCE = 512


def sample_of(size: int, seed: int, most: int = SAMPLE) -> NDArray[np.int64]:
    """Which of `size` things to look at: all of them, or `most` drawn without replacement, in rising order."""
    if size <= most:
        return np.arange(size)
    return np.sort(np.random.Generator(np.random.PCG64(seed)).choice(size, most, replace=False))


def k_means(points: Floats, k: int, seed: int, starts: int = STARTS) -> list[Counts]:
    """The tightest way to put the points (n, d) into k clusters, int64 (n,) from 0, and up to LEVEL − 1 as good as level with it.

    Level is what is less than NEAR looser: there the last digits of a few points decide, and one may choose by another
    measure. Clusters are empty where the distinct points are fewer than k. Beyond SAMPLE points there is one way.
    """
    tried = points[sample_of(len(points), seed)]
    centres = _settled(tried, _spread(tried, k, starts, np.random.Generator(np.random.PCG64(seed))))
    looseness = _squares(tried, centres).min(axis=1).sum(axis=1)
    _, distinct = np.unique(looseness, return_index=True)
    if len(tried) < len(points):
        return [_nearest(points, _settled(points, centres[distinct[:1]]))[0]]
    level = distinct[looseness[distinct] <= looseness[distinct[0]] * (1 + NEAR)][:LEVEL]
    return list(_nearest(points, centres[level]))


def silhouettes(points: Floats, clusterings: list[Counts], seed: int) -> Floats:
    """The mean silhouette of each of the c clusterings (n,) of the points (n, d): float64 (c,), between −1 and 1."""
    seen = sample_of(len(points), seed)
    shown = points[seen]
    members = [np.eye(labels.max() + 1)[labels[seen]] for labels in clusterings]
    sums = np.zeros(len(clusterings))
    for first in range(0, len(shown), ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        distances = np.sqrt(_squares(shown, shown[None, rows])[0])
        sums += [_silhouette(distances @ one, one[rows].astype(bool), one.sum(axis=0)).sum() for one in members]
    result: Floats = sums / max(1, len(shown))
    return result


def _silhouette(reach: Floats, is_own: NDArray[np.bool_], sizes: Floats) -> Floats:
    """(r,): of r points whose distances to each cluster's points sum to `reach` (r, k); 0 for a point alone in its cluster."""
    own_size = (is_own * sizes).sum(axis=1)
    own = reach[is_own] / np.maximum(own_size - 1, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        other = np.where(is_own | (sizes == 0), np.inf, reach / sizes).min(axis=1)
        width: Floats = (other - own) / np.maximum(own, other)
    return np.where((own_size > 1) & np.isfinite(width), width, 0.0)


def _spread(points: Floats, k: int, starts: int, random: np.random.Generator) -> Floats:
    """(starts, k, d): first centres, each drawn with a probability that grows with its squared distance to those before."""
    centres = points[random.integers(len(points), size=(starts, 1))]
    while centres.shape[1] < k:
        far = _squares(points, centres).min(axis=1).cumsum(axis=1)
        aim = random.random((starts, 1)) * far[:, -1:]
        drawn = np.minimum((far <= aim).sum(axis=1), len(points) - 1)
        centres = np.concatenate([centres, points[drawn][:, None]], axis=1)
    return centres


def _settled(points: Floats, centres: Floats) -> Floats:
    """(starts, k, d): the centres of each start once none moves, or after ROUNDS rounds."""
    starts, k, _ = centres.shape
    for _ in range(ROUNDS):
        cluster = (_nearest(points, centres) + k * np.arange(starts)[:, None]).ravel()
        size = np.bincount(cluster, minlength=starts * k)
        sums = [np.bincount(cluster, np.tile(along, starts), starts * k) for along in points.T]
        means = np.stack(sums, axis=1) / np.maximum(size, 1)[:, None]
        moved = np.where(size[:, None] > 0, means, centres.reshape(-1, points.shape[1])).reshape(centres.shape)
        if np.array_equal(moved, centres):
            break
        centres = moved
    return centres


def _squares(points: Floats, centres: Floats) -> Floats:
    """(starts, k, n): squared distances of the points (n, d) to the centres (starts, k, d)."""
    squares = np.zeros((*centres.shape[:2], len(points)))
    for axis, along in enumerate(points.T):
        squares += np.square(along - centres[:, :, axis, None])
    return squares


def _nearest(points: Floats, centres: Floats) -> Counts:
    """int64 (starts, n)."""
    return _squares(points, centres).argmin(axis=1)
