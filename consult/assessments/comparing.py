"""Two assessments side by side: what changed, and what may be why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import Indicator
from consult.assessments.methods.share_difference import share_difference
from consult.assessments.models import Estimate, NeedsAssessment
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

COMPARED = ("importance", "satisfaction")
COUNTS: dict[str, LazyText] = {
    "respondents": _("Participants in the diagnostic"),
    "ballots": _("Ballots"),
    "needs": _("Needs"),
}
RECIPE_CHANGED = _("The rules of the assessment are not the same.")
PROGRAM_CHANGED = _("Another version of the program computed it.")
WEIGHTS_CHANGED = _("Participants are weighted in one of the two only, or to other shares.")


@dataclass(frozen=True)
class Count:
    """How many there were, and how many there are."""

    label: LazyText
    before: int
    now: int


@dataclass(frozen=True)
class Reasons:
    """What differs in what two assessments rest on; none of it where only the answers themselves changed."""

    counts: list[Count]
    words: list[LazyText]


def reasons(now: NeedsAssessment, before: NeedsAssessment) -> Reasons:
    """Why the figures of two assessments may differ."""
    counts = [Count(label, before.inputs[key], now.inputs[key]) for key, label in COUNTS.items()]
    is_changed = {
        RECIPE_CHANGED: now.recipe != before.recipe,
        PROGRAM_CHANGED: now.code_version != before.code_version,
        WEIGHTS_CHANGED: now.inputs.get("weighting") != before.inputs.get("weighting"),
    }
    return Reasons([one for one in counts if one.before != one.now], [words for words, changed in is_changed.items() if changed])


@dataclass(frozen=True)
class Move:
    """By how much a share of a need moved, with the 95 % interval of the change, between −1 and 1."""

    indicator: Indicator
    before: float
    now: float
    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the change is more than chance among those who answered would make."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Barometer:
    """The same need in two assessments of one territory."""

    statement: str
    moves: list[Move]


def barometer(now: NeedsAssessment, before: NeedsAssessment) -> list[Barometer]:
    """The needs that both know by the same words, in the order of the later assessment, with what moved.

    The two diagnostics are taken as independent samples. One person who answered both makes the interval a little too wide.
    """
    earlier = {_words(estimate.statement): estimate for estimate in before.estimates}
    pairs = [(estimate, earlier.get(_words(estimate.statement))) for estimate in now.estimates]
    rows = [Barometer(one.statement, _moves(one, other)) for one, other in pairs if other]
    return [row for row in rows if row.moves]


def _words(statement: str) -> str:
    return " ".join(statement.casefold().split())


def _moves(now: Estimate, before: Estimate) -> list[Move]:
    pairs = [(INDICATORS[key], now.figure(key), before.figure(key)) for key in COMPARED]
    return [_move(indicator, one, other) for indicator, one, other in pairs if one and other]


def _move(indicator: Indicator, now: Mapping[str, Any], before: Mapping[str, Any]) -> Move:
    shares = [np.array([one["value"]]) for one in (now, before)]
    people = [np.array([float(one["base"])]) for one in (now, before)]
    found = share_difference(shares[0], people[0], shares[1], people[1])
    return Move(indicator, before["value"], now["value"], *(float(end[0]) for end in (found.value, found.low, found.high)))
