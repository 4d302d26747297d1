"""An election as counting rules read it: options, ballots, what may be spent and how ties are broken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Marks(StrEnum):
    """What the values beside the choices of a ballot mean."""

    APPROVALS = "approvals"  # no values: each option chosen is approved of
    RANKS = "ranks"  # 1 is the best; equal values are equal ranks; options left out stand below all others
    SCORES = "scores"  # 0 or more, more is better: points, grades in figures; options left out have 0
    GRADES = "grades"  # 0 is the worst grade of the scale; options left out have the worst
    STANCES = "stances"  # 1 for or agree, -1 against or disagree, 0 pass; options left out were passed


class TieRule(StrEnum):
    """What decides between equals: published before the vote and stored with the result."""

    FILE = "file"  # whoever stands higher on the ballot paper
    NAME = "name"  # the alphabetical order of the identifiers
    COST = "cost"  # the cheaper one, then the one higher on the ballot paper


@dataclass(frozen=True)
class Profile:
    """All ballots; equal ones may stand together.

    `choices` (length: sum of `sizes`) holds the places of the options of ballot after ballot, `values` (the same length,
    or empty for approvals) what each is marked with, `sizes` (length: number of different ballots) how many choices
    each holds, `weights` (same length) how many people cast it.
    """

    choices: Integers
    values: Integers
    sizes: Integers
    weights: Integers

    @classmethod
    def of(cls, ballots: Iterable[tuple[Sequence[int], Sequence[int], int]]) -> "Profile":
        """The profile of triples (choices, values or nothing, number of people who voted so)."""
        rows = list(ballots)
        return cls(
            np.array([choice for choices, _, _ in rows for choice in choices], dtype=np.int64),
            np.array([value for _, values, _ in rows for value in values], dtype=np.int64),
            np.array([len(choices) for choices, _, _ in rows], dtype=np.int64),
            np.array([weight for _, _, weight in rows], dtype=np.int64),
        )

    @property
    def ballots_count(self) -> int:
        """How many ballots were cast."""
        return int(self.weights.sum())

    def ballot_of_choices(self) -> Integers:
        """For each choice the number of the ballot it stands on (same length as `choices`)."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)


@dataclass(frozen=True)
class ElectionOption:
    """Something to choose: its identifier, and where it matters its cost, its area and the group of which one alone may win."""

    id: str
    cost: float = 0.0
    area: str = ""
    exclusive_group: str = ""


@dataclass(frozen=True)
class Settings:
    """What a rule can be told, published before the vote.

    `completion` (none, add1, add1e, greedy), `step` (money by which endowments are raised; None: max(1, int(B/n/100))),
    `utility` (cost, cardinality) belong to equal shares; `threshold` is the least figure a project needs under
    greedy-threshold; `transfer` (scottish, meek) to the single transferable vote; `grades` is the number of grades of
    the scale; `longest` the greatest length of a ranking, for scores made of ranks.
    """

    completion: str = "add1"
    step: float | None = None
    utility: str = "cost"
    threshold: float = 0.0
    transfer: str = "scottish"
    grades: int = 6
    longest: int | None = None


@dataclass(frozen=True)
class Election:
    """All a count rests on.

    `budget` is None where nothing is spent; `area_budgets` are spent area by area instead. Below `quorum` ballots nothing
    is chosen, whatever the count says.
    """

    options: tuple[ElectionOption, ...]
    profile: Profile
    marks: Marks = Marks.APPROVALS
    budget: float | None = None
    area_budgets: Mapping[str, float] = field(default_factory=dict)
    seats: int = 1
    quorum: int = 0
    ties: TieRule = TieRule.FILE
    settings: Settings = Settings()

    @property
    def costs(self) -> Floats:
        """What each option costs."""
        return np.array([option.cost for option in self.options], dtype=np.float64)

    def precedence(self) -> Integers:
        """The place of each option in the order by which ties are broken: the smaller goes first."""
        keys: dict[TieRule, list[tuple[object, ...]]] = {
            TieRule.FILE: [(place,) for place in range(len(self.options))],
            TieRule.NAME: [(option.id, place) for place, option in enumerate(self.options)],
            TieRule.COST: [(option.cost, place) for place, option in enumerate(self.options)],
        }
        order = sorted(range(len(self.options)), key=keys[self.ties].__getitem__)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        return places

    def support(self) -> tuple[Integers, Integers, Floats]:
        """What ballots give to options, as triples (number of the ballot, place of the option, positive amount).

        Approvals and a stance for give 1; scores and grades their value; a rank r gives `longest` - r + 1, as Pabulib's
        ordinal ballots are scored, where `longest` is that of the settings or the number of options.
        """
        ballots, options, amounts = self.given()
        positive = amounts > 0
        return ballots[positive], options[positive], amounts[positive]

    def given(self) -> tuple[Integers, Integers, Floats]:
        """The same with all that stands on ballots, nothing and less than nothing too."""
        return self.profile.ballot_of_choices(), self.profile.choices, self._amounts()

    def _amounts(self) -> Floats:
        if self.marks is Marks.APPROVALS:
            return np.ones(len(self.profile.choices))
        if self.marks is Marks.RANKS:
            longest = len(self.options) if self.settings.longest is None else self.settings.longest
            return np.maximum(longest + 1 - self.profile.values, 0).astype(np.float64)
        return self.profile.values.astype(np.float64)
