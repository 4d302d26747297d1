"""Texts that probably say the same: the same words exactly, nearly the same characters, or close enough to look.

The cosine of TF-IDF weights of runs of 2 to 5 characters. Nothing is merged: a person decides. Texts that say nothing of
their own ("à rédiger") are left out, and texts about different areas are related, never the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from consult.assessments.methods.character_grams import gram_counts, inverse_frequency, weighted
from consult.assessments.methods.close_rows import TooManyPairs, close_rows
from consult.assessments.methods.normalised_text import is_placeholder, normalised

PROBABLY_FROM, LOOK_FROM = 0.75, 0.55
MOST_PAIRS = 500_000
# Of a larger group of identical texts each is paired with the first alone: all pairs of 1,000 would be half a million.
PAIRED_WITH_EACH = 20


class Likeness(StrEnum):
    """What a pair is: the same normalised text, probably the same, worth a look, or alike in different areas."""

    SAME = "same"
    PROBABLY = "probably"
    LOOK = "look"
    RELATED = "related"


@dataclass(frozen=True)
class Pair:
    """Two texts by their places in the list, the first before the second, with the cosine of their characters."""

    first: int
    second: int
    score: float
    likeness: Likeness


@dataclass(frozen=True)
class SimilarTexts:
    """The pairs, the most similar first; the groups of identical normalised texts; the places of texts left out."""

    pairs: tuple[Pair, ...]
    identical: tuple[tuple[int, ...], ...]
    left_out: tuple[int, ...]


def similar_texts(
    texts: Sequence[str], threshold: float = LOOK_FROM, areas: Sequence[str] | None = None, most: int = MOST_PAIRS
) -> SimilarTexts:
    """The pairs of texts whose score is at least `threshold`.

    `areas`: the area each text is about; the same or probably the same text about two areas is RELATED.
    Raises ValueError unless 0 < threshold ≤ 1, and TooManyPairs beyond `most` pairs.
    """
    if not 0 < threshold <= 1:
        raise ValueError("a threshold lies above 0 and is at most 1")
    groups, left_out = _groups(texts)
    plain = list(groups)
    places = list(groups.values())
    found = [(first, second, 1.0, True) for mine in places for first, second in _within(mine)]
    counts = gram_counts(plain)
    for one, other, score in zip(*close_rows(weighted(counts, inverse_frequency(counts)), threshold, most), strict=True):
        across = _across(places[one], places[other])
        found += [(min(both), max(both), float(score), False) for both in across]
        if len(found) > most:
            raise TooManyPairs
    where = [area.strip().casefold() for area in areas] if areas is not None else [""] * len(texts)
    pairs = [
        Pair(first, second, score, _likeness(score, is_exact, where[first] == where[second]))
        for first, second, score, is_exact in found
    ]
    pairs.sort(key=lambda pair: (-round(pair.score, 6), pair.first, pair.second))
    identical = tuple(tuple(mine) for mine in places if len(mine) > 1)
    return SimilarTexts(tuple(pairs), identical, tuple(left_out))


def _groups(texts: Sequence[str]) -> tuple[dict[str, list[int]], list[int]]:
    """The places of each normalised text, in the order of the list, and the places of the texts that say nothing."""
    groups: dict[str, list[int]] = {}
    left_out = []
    for place, text in enumerate(texts):
        if is_placeholder(text):
            left_out.append(place)
        else:
            groups.setdefault(normalised(text), []).append(place)
    return groups, left_out


def _within(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of identical texts: all of them, or in a large group each with the first."""
    if len(places) <= PAIRED_WITH_EACH:
        return combinations(places, 2)
    return ((places[0], place) for place in places[1:])


def _across(places: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of two groups of identical texts: all of them, or where they are many the first of each."""
    if len(places) * len(others) <= PAIRED_WITH_EACH:
        return product(places, others)
    return iter([(places[0], others[0])])


def _likeness(score: float, is_exact: bool, is_one_area: bool) -> Likeness:
    if score < PROBABLY_FROM:
        return Likeness.LOOK
    if not is_one_area:
        return Likeness.RELATED
    return Likeness.SAME if is_exact else Likeness.PROBABLY
