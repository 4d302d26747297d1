"""Themes that may be missing from the list: families of words found in the texts, shown only where they are stable.

People name the themes and decide; a family only points at words, at how many texts it leads, and at some of these.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.character_grams import Sparse, document_frequency, inverse_frequency, weighted
from consult.assessments.methods.normalised_text import is_placeholder, normalised
from consult.assessments.methods.stems import content_words, languages_of, stem
from consult.assessments.methods.wilson import Counts, Floats
from consult.assessments.methods.word_families import LEADING_WORDS, STABLE_FROM, Families, word_families

FEWEST_TEXTS = 20
FEWEST, MOST = 4, 15
# Above, one number of families is tried: the more texts there are, the less it matters.
SEVERAL_UP_TO = 1_000
EXAMPLES = 3
# A stem counts when it stands in two texts or more, and in half of them at most.
FEWEST_WITH_STEM, LARGEST_SHARE = 2, 0.5
NONE = -1
# Below half of its weight a text is not clearly about its leading family.
CERTAIN_FROM = 0.5

# Each word of a text with its stem.
Words = Sequence[Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Suggestion:
    """A possible theme: its leading words, its stability (0 to 1), how many texts it leads, and the places of some of those."""

    words: tuple[str, ...]
    stability: float
    count: int
    examples: tuple[int, ...]


@dataclass(frozen=True)
class Suggestions:
    """The stable families, the one that leads most texts first.

    `theme`: int (n,), the place of the suggestion that leads each text, NONE where none does; `confidence`: float64 (n,), its
    part of the weight of all families of the text, stable or not; `unstable`: how many families were found and are not shown.
    """

    themes: tuple[Suggestion, ...]
    theme: Counts
    confidence: Floats
    unstable: int

    @property
    def is_uncertain(self) -> NDArray[np.bool_]:
        """bool (n,): whether a person should look."""
        return self.confidence < CERTAIN_FROM


def suggest_themes(texts: Sequence[str], seed: int, families: int | None = None) -> Suggestions:
    """The families of words in the texts that keep together whichever fifth of the texts is left out.

    `families`: how many to look for; by default numbers that grow with the number of texts are tried, and the one is kept whose
    stable families lead most texts. Texts that say nothing, or hold no word that another holds, are led by none.
    Below FEWEST_TEXTS texts nothing is suggested.
    """
    words = _words(texts)
    rows, vocabulary = _matrix(words)
    said = np.flatnonzero(np.diff(rows.indptr))
    if len(said) < FEWEST_TEXTS or len(vocabulary) < LEADING_WORDS:
        return Suggestions((), np.full(len(texts), NONE), np.zeros(len(texts)), 0)
    found = [word_families(rows[said], count, seed) for count in ([families] if families else _numbers(len(said)))]
    return _shown(max(found, key=Families.covered), texts, said, _spelt(words, vocabulary))


def _numbers(texts: int) -> list[int]:
    """How many families to try: around the root of half the number of texts."""
    middle = np.sqrt(texts / 2)
    parts = (2 / 3, 1, 4 / 3) if texts <= SEVERAL_UP_TO else (1,)
    return sorted({int(np.clip(middle * part, FEWEST, MOST)) for part in parts})


def _words(texts: Sequence[str]) -> Words:
    """The content words of each text, each with its stem; none for a text that says nothing."""
    return [
        [] if is_placeholder(text) else [(stem(word, language), word) for word in content_words(text, language)]
        for text, language in zip(texts, languages_of(texts), strict=True)
    ]


def _matrix(words: Words) -> tuple[Sparse, list[str]]:
    """The TF-IDF of the stems, (n, stems), and the stems in the order of its columns."""
    vocabulary = sorted({key for mine in words for key, _ in mine})
    places = {key: place for place, key in enumerate(vocabulary)}
    counted = [sorted(Counter(places[key] for key, _ in mine).items()) for mine in words]
    cells = np.array([cell for mine in counted for cell in mine], np.float64).reshape(-1, 2)
    starts = np.cumsum([0, *map(len, counted)])
    rows = Sparse((cells[:, 1], cells[:, 0].astype(np.int32), starts), shape=(len(words), len(vocabulary)))
    frequency = document_frequency(rows)
    most = max(FEWEST_WITH_STEM, LARGEST_SHARE * len(words))
    kept = np.flatnonzero((frequency >= FEWEST_WITH_STEM) & (frequency <= most))
    rows = Sparse(rows[:, kept])
    return weighted(rows, inverse_frequency(rows)), [vocabulary[place] for place in kept]


def _shown(found: Families, texts: Sequence[str], said: Counts, spelt: Sequence[str]) -> Suggestions:
    shares = np.zeros((len(texts), len(found.leading)))
    shares[said] = found.shares
    leader = np.where(shares.any(axis=1), shares.argmax(axis=1), NONE)
    sizes = np.bincount(leader[leader >= 0], minlength=len(found.leading))
    is_shown = (found.stability >= STABLE_FROM) & (sizes > 0)
    order = [int(one) for one in np.argsort(-sizes, kind="stable") if is_shown[one]]
    themes = tuple(
        Suggestion(
            tuple(spelt[column] for column in found.leading[one]),
            float(found.stability[one]),
            int(sizes[one]),
            _examples(texts, np.where(leader == one, shares[:, one], 0.0), {spelt[column] for column in found.leading[one]}),
        )
        for one in order
    )
    # The last place is that of NONE.
    place = np.full(len(sizes) + 1, NONE)
    place[order] = np.arange(len(order))
    theme = place[leader]
    return Suggestions(themes, theme, np.where(theme >= 0, shares.max(axis=1), 0.0), len(sizes) - len(order))


def _spelt(words: Words, vocabulary: Sequence[str]) -> list[str]:
    """Each stem of the vocabulary as people write it most."""
    used: dict[str, Counter[str]] = {}
    for mine in words:
        for key, word in mine:
            used.setdefault(key, Counter())[word] += 1
    return [min(used[key], key=lambda word: (-used[key][word], word)) for key in vocabulary]


def _examples(texts: Sequence[str], shares: Floats, leading: set[str]) -> tuple[int, ...]:
    """The places of some texts the family leads: those that hold most of its leading words, then those it leads most clearly."""
    led = [int(place) for place in np.flatnonzero(shares)]
    held = {place: len(leading & set(content_words(texts[place], None))) for place in led}
    chosen: dict[str, int] = {}
    for place in sorted(led, key=lambda place: (-held[place] * shares[place], place)):
        chosen.setdefault(normalised(texts[place]), place)
    return tuple(chosen.values())[:EXAMPLES]
