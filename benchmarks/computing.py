"""Computing: weights, ranks and how often intervals hold the truth, without a database."""

import time

import numpy as np

from benchmarks.measure import Figure, apart
from consult.assessments.methods.cells import count_cells
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.raking import Cap, rake
from consult.assessments.methods.ranks import MIN_DRAWS, rank_intervals

A_MILLION, NEEDS = 1_000_000, 30
CATEGORIES = (4, 3, 2, 6, 10)


def raking() -> list[Figure]:
    """A million participants weighted to five margins, from codes to a weight for each."""
    seconds, megabytes = apart(_rake, A_MILLION)
    return [
        Figure("raking 1,000,000 participants to 5 margins", seconds, "s", 3),
        Figure("raking 1,000,000 participants to 5 margins: memory", megabytes, "MB", 1_000),
    ]


def ranks() -> list[Figure]:
    """Rank intervals of 30 needs from 1,000 draws, for 100,000 respondents and for ten times as many."""
    (few, _), (many, megabytes) = apart(_rank, A_MILLION // 10), apart(_rank, A_MILLION)
    return [
        Figure("1,000 draws of 30 needs, 100,000 respondents", few, "s", 10),
        Figure("1,000 draws of 30 needs, 1,000,000 respondents", many, "s", 30),
        Figure("1,000,000 respondents against 100,000", many / few, "times", 11),
        Figure("1,000 draws of 30 needs, 1,000,000 respondents: memory", megabytes, "MB", 2_000),
    ]


def places() -> list[Figure]:
    """How often the interval of a place holds the true place, over 300 surveys of 400 people about ten needs."""
    random = np.random.default_rng(1)
    named, content = np.linspace(0.5, 0.1, 10), np.linspace(0.3, 0.6, 10)
    held = []
    for seed in range(300):
        said = random.random((400, 10)) < content
        answers = _answers(random.random((400, 10)) < named, np.where(said, 5, 1).astype(np.int8))
        found = rank_intervals(answers, MIN_DRAWS, seed)
        held.append((found.low <= np.arange(1, 11)) & (np.arange(1, 11) <= found.high))
    return [Figure("true places within their 95 % interval", 100 * float(np.mean(held)), "%", 95, is_floor=True)]


def _rake(size: int) -> float:
    random = np.random.default_rng(1)
    margins, columns = [], []
    for number, categories in enumerate(CATEGORIES):
        shares = random.dirichlet(np.full(categories, 20))
        margins.append(Margin.of(f"v{number}", {str(place): float(share) for place, share in enumerate(shares)}))
        skewed = shares * random.uniform(0.6, 1.6, categories)
        columns.append(random.choice(categories, size, p=skewed / skewed.sum()))
    codes = np.stack(columns, axis=1)
    started = time.perf_counter()
    cells, of_each = count_cells(codes, CATEGORIES)
    weights = rake(cells, margins, Cap(0.3, 4)).weights[of_each]
    seconds = time.perf_counter() - started
    assert len(weights) == size and abs(weights.mean() - 1) < 1e-9
    return seconds


def _rank(size: int) -> float:
    random = np.random.default_rng(1)
    picks = random.random((size, NEEDS), np.float32) < 0.1
    answers = _answers(picks, random.integers(0, 6, (size, NEEDS), np.int8))
    started = time.perf_counter()
    rank_intervals(answers, MIN_DRAWS, 1)
    return time.perf_counter() - started


def _answers(picks: np.ndarray, ratings: np.ndarray) -> Answers:
    everywhere = np.ones(picks.shape[1], bool)
    return Answers(picks, ratings, everywhere, everywhere)
