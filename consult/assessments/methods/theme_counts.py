"""How many people speak of each theme, each person once per theme, with Wilson's interval."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult.assessments.methods.normalised_text import normalised
from consult.assessments.methods.wilson import wilson_shares


@dataclass(frozen=True)
class ThemeCount:
    """A theme, how many of the `base` people speak of it, and that share with its 95 % interval, between 0 and 1."""

    theme: str
    count: int
    base: int
    share: float
    low: float
    high: float


def theme_counts(
    labels: Sequence[Iterable[str]], same: Mapping[str, str] | None = None, base: int | None = None
) -> list[ThemeCount]:
    """The themes, those most people speak of first.

    `labels`: the themes of each person, possibly none, in which case the person counts in the base alone. Themes that differ
    only in case, accents or punctuation are one; `same` says which others are: a spelling → the one to count it under.
    `base`: how many people there are, where not all are listed. Raises ValueError if it is below their number.
    """
    people = len(labels) if base is None else base
    if people < len(labels):
        raise ValueError("the base is at least the number of people listed")
    heard = [{normalised(theme): theme for theme in _merged(mine, same or {})} for mine in labels]
    spellings = usual_spellings(theme for mine in heard for theme in mine.values())
    counted = Counter(key for mine in heard for key in mine)
    ordered = sorted(counted, key=lambda key: (-counted[key], key))
    shares = wilson_shares([counted[key] for key in ordered], people)
    return [
        ThemeCount(spellings[key], counted[key], people, float(value), float(low), float(high))
        for key, value, low, high in zip(ordered, shares.value, shares.low, shares.high, strict=True)
    ]


def usual_spellings(themes: Iterable[str]) -> dict[str, str]:
    """For each normalised theme the spelling used most, the first in the alphabet among equals."""
    used: dict[str, Counter[str]] = {}
    for theme in themes:
        used.setdefault(normalised(theme), Counter())[theme] += 1
    return {key: min(spelt, key=lambda theme: (-spelt[theme], theme)) for key, spelt in used.items()}


def _merged(themes: Iterable[str], same: Mapping[str, str]) -> list[str]:
    known = {normalised(spelling): theme for spelling, theme in same.items()}
    return [known.get(normalised(theme), theme) for theme in themes if normalised(theme)]
