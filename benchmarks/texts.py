"""Free texts: near-duplicates among 20,000, and themes, without a database."""

import time

import numpy as np

from benchmarks.measure import Figure, apart
from consult.assessments.methods.similar_texts import similar_texts
from consult.assessments.methods.theme_assignment import assign_themes
from consult.assessments.methods.theme_suggestions import suggest_themes

TEXTS, PLANTED = 20_000, 200
LABELLED, THEMES = 2_000, 10
VOCABULARY = 20_000
STARTS = ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "pl", "tr")
VOWELS = ("a", "e", "i", "o", "u", "an", "on", "ou", "er")
SYLLABLES = [start + vowel for start in STARTS for vowel in VOWELS]


def similar() -> list[Figure]:
    """Texts of 10 to 90 words, about 380 characters, of which PLANTED differ from another by a tenth of their words."""
    seconds, megabytes = apart(_similar, TEXTS)
    found, _ = apart(_planted_found, TEXTS)
    return [
        Figure("similar pairs among 20,000 texts", seconds, "s", 20),
        Figure("similar pairs among 20,000 texts: memory", megabytes, "MB", 1_000),
        Figure("near copies found among 20,000 texts", found, "%", 99, is_floor=True),
    ]


def themes() -> list[Figure]:
    """2,000 labelled texts and 18,000 others assigned to ten themes, cross-validation included; suggestions from all."""
    assigned, megabytes = apart(_assign, TEXTS)
    suggested, _ = apart(_suggest, TEXTS)
    return [
        Figure("20,000 texts assigned to themes learnt from 2,000", assigned, "s", 120),
        Figure("20,000 texts assigned to themes: memory", megabytes, "MB", 2_000),
        Figure("themes suggested from 20,000 texts", suggested, "s", 120),
    ]


def _texts(size: int) -> list[str]:
    """Texts of made-up words, as frequent as words are; the last PLANTED are near copies of the first."""
    random = np.random.default_rng(1)
    words = np.array(["".join(random.choice(SYLLABLES, random.integers(1, 5))) for _ in range(VOCABULARY)])
    weights = np.cumsum(1 / np.arange(1, VOCABULARY + 1))

    def some(count: int) -> list[str]:
        return list(words[np.searchsorted(weights, random.random(count) * weights[-1])])

    texts = [some(int(random.integers(10, 90))) for _ in range(size)]
    for place in range(PLANTED):
        copy = list(texts[place])
        changed = max(1, len(copy) // 10)
        copy[:changed] = some(changed)
        texts[size - PLANTED + place] = copy
    return [" ".join(text) for text in texts]


def _similar(size: int) -> float:
    texts = _texts(size)
    started = time.perf_counter()
    similar_texts(texts)
    return time.perf_counter() - started


def _planted_found(size: int) -> float:
    pairs = {(one.first, one.second) for one in similar_texts(_texts(size)).pairs}
    return 100 * sum((place, size - PLANTED + place) in pairs for place in range(PLANTED)) / PLANTED


def _assign(size: int) -> float:
    texts = [f"{text} sujet{place % THEMES}" for place, text in enumerate(_texts(size))]
    labels = [(f"thème {place % THEMES}",) if place < LABELLED else () for place in range(size)]
    started = time.perf_counter()
    assign_themes(texts, labels, seed=1)
    return time.perf_counter() - started


def _suggest(size: int) -> float:
    texts = _texts(size)
    started = time.perf_counter()
    suggest_themes(texts, seed=1)
    return time.perf_counter() - started
