"""Who took part beside who lives there, variable by variable; nothing about fewer people than the threshold. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from consult.assessments.few_unsaid import told_people
from consult.assessments.methods.margins import Margin
from consult.assessments.methods.representativeness import representativeness
from consult.assessments.methods.unweighable import Unweighable
from consult.assessments.voices import Variable


@dataclass(frozen=True)
class Category:
    """People of a category, None where too few to be told; their share among those who said it, or all; that of inhabitants,

    None where the census has no such category: nobody counted them, which is not to say that there are none.
    """

    label: str
    count: int | None
    share: float | None
    population: float | None


@dataclass(frozen=True)
class Compared:
    """One variable: its categories; how many people did not say it, None where too few; the dissimilarity, where all is told.

    `unknown` are categories of the census that no answer is known to be, `uncounted` answers that no category is and of which
    nobody said so; `apart` those of which organisers did: the dissimilarity is without them.
    """

    label: str
    categories: tuple[Category, ...]
    unsaid: int | None
    dissimilarity: float | None
    unknown: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def is_matched(self) -> bool:
        """Whether each category of the census is an answer and each answer a category."""
        return not self.unknown and not self.uncounted

    @property
    def has_population(self) -> bool:
        """Whether anything is known of inhabitants."""
        return any(one.population is not None for one in self.categories)


def compared(variable: Variable, counts: Mapping[str, int], respondents: int, shares: Mapping[str, float]) -> Compared:
    """`counts`: people by key; `shares`: inhabitants by key, empty where nothing is known."""
    said = {key: counts.get(key, 0) for key in variable.categories}
    *told, unsaid = told_people(np.array([*said.values(), respondents - sum(said.values())], np.int64))
    shown = dict(zip(said, told, strict=True))
    total = respondents if unsaid is None else sum(said.values())
    rows = tuple(
        Category(label, shown[key], _share(shown[key], total), shares.get(key))
        for key, label in zip(variable.categories, variable.labels, strict=True)
    )
    unknown = tuple(key for key in shares if key not in variable.categories)
    labels = dict(zip(variable.categories, variable.labels, strict=True))
    apart = variable.apart_from(shares) if shares else ()
    uncounted = tuple(label for key, label in labels.items() if shares and key not in shares and key not in apart)
    is_whole = bool(total) and None not in (*shown.values(), unsaid) and not unknown and not uncounted
    distance = _dissimilarity(variable, said, shares) if shares and is_whole else None
    return Compared(variable.label, rows, unsaid, distance, unknown, uncounted, tuple(labels[key] for key in apart))


def _share(count: int | None, total: int) -> float | None:
    return None if count is None or not total else count / total


def _dissimilarity(variable: Variable, said: Mapping[str, int], shares: Mapping[str, float]) -> float | None:
    counted = {key: said[key] for key in variable.categories if key in shares}
    try:
        margin = Margin.of(variable.name, {key: shares[key] for key in counted})
    except Unweighable:
        return None
    return representativeness(np.array(list(counted.values()), np.int64), margin).dissimilarity
