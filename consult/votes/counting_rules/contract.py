"""What a counting rule is: from ballots to an order, with every tie and every step said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from consult.core.i18n import LazyText

Integers = NDArray[np.int64]
Step = dict[str, Any]


@dataclass(frozen=True)
class Profile:
    """All ballots, equal ones together.

    `choices` (length: sum of `sizes`) holds the option positions of ballot after ballot, `sizes` (length: number of
    different ballots) how many choices each holds, `weights` (same length) how many people cast it.
    """

    choices: Integers
    sizes: Integers
    weights: Integers

    @classmethod
    def of(cls, ballots: Iterable[tuple[Sequence[int], int]]) -> "Profile":
        """The profile of pairs (choices, number of people who chose so)."""
        pairs = list(ballots)
        return cls(
            np.array([choice for choices, _ in pairs for choice in choices], dtype=np.int64),
            np.array([len(choices) for choices, _ in pairs], dtype=np.int64),
            np.array([weight for _, weight in pairs], dtype=np.int64),
        )

    @property
    def ballots_count(self) -> int:
        """How many ballots were cast."""
        return int(self.weights.sum())


@dataclass(frozen=True)
class Count:
    """A counted result.

    `counts` and `options` go together; `order` has all options, the first one first; `ties` are groups of options
    that only the tie rule could put in order; `steps` say how one came there, for `step_words` to read.
    """

    ballots_count: int
    options: tuple[int, ...]
    counts: tuple[int, ...]
    order: tuple[int, ...]
    ties: tuple[tuple[int, ...], ...]
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Any]:
        """The result as JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Count":
        """The result that `as_json` wrote."""
        return cls(
            stored["ballots_count"],
            tuple(stored["options"]),
            tuple(stored["counts"]),
            tuple(stored["order"]),
            tuple(tuple(group) for group in stored["ties"]),
            tuple(stored["steps"]),
        )

    def count_of(self, option: int) -> int:
        """The figure of one option; raises ValueError for an option that was not on the ballot."""
        return self.counts[self.options.index(option)]


class CountingRule(Protocol):
    """A way to count. Pure: no session, no request, no clock, no chance."""

    key: ClassVar[str]
    label: ClassVar[LazyText]
    words: ClassVar[LazyText]
    tie_words: ClassVar[LazyText]

    def count(self, options: Sequence[int], profile: Profile) -> Count:
        """Counts the ballots; `options` are positions in the order of the ballot paper."""

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """A step of the count in one sentence; `titles` are the options' words by position."""
