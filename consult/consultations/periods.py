"""When the stages of a consultation open and close: what makes sense, and what may still be changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from consult.consultations.models import Stage
from consult.consultations.stage_kinds import OPEN_ENDED, STAGE_KEYS
from consult.core.errors import InvalidInput
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _


@dataclass(frozen=True)
class Period:
    """When a stage opens and closes; no closing means until further notice."""

    opens_at: datetime
    closes_at: datetime | None = None


@dataclass(frozen=True)
class Problem:
    """Why the dates of a stage cannot stand, and which of the two it is about."""

    sentence: LazyText
    is_about_end: bool


Periods = Mapping[str, Period]
Problems = dict[str, Problem]


class PeriodRefused(InvalidInput):
    """The dates of a stage make no sense, or may no longer be changed; the message says which and why."""


def require_sound(periods: Periods, announced: Iterable[Stage] = ()) -> None:
    """Raises PeriodRefused, with the sentence of the first problem, unless the dates can stand."""
    for problem in problems(periods, announced).values():
        raise PeriodRefused(problem.sentence)


def problems(periods: Periods, announced: Iterable[Stage] = ()) -> Problems:
    """The problem of each stage whose dates cannot stand; `announced` are the stages the public already knows."""
    return _out_of_order(periods) | _badly_ended(periods) | _frozen(periods, announced)


def _out_of_order(periods: Periods) -> Problems:
    present = [key for key in STAGE_KEYS if key in periods]
    sentence = _("This stage opens before the one that precedes it. Choose the same day or a later one.")
    return {
        after: Problem(sentence, is_about_end=False)
        for before, after in pairwise(present)
        if periods[after].opens_at < periods[before].opens_at
    }


def _badly_ended(periods: Periods) -> Problems:
    found: Problems = {}
    for key, period in periods.items():
        if period.closes_at is None and key not in OPEN_ENDED:
            found[key] = Problem(_("Give the day on which this stage closes."), is_about_end=True)
        elif period.closes_at is not None and period.closes_at <= period.opens_at:
            found[key] = Problem(_("This stage closes before it opens. Choose a later day for its end."), is_about_end=True)
    return found


def _frozen(periods: Periods, announced: Iterable[Stage]) -> Problems:
    found = {stage.key: _change_refused(stage, periods[stage.key]) for stage in announced if not stage.is_upcoming}
    return {key: problem for key, problem in found.items() if problem is not None}


def _change_refused(stage: Stage, period: Period) -> Problem | None:
    if stage.is_past and (stage.opens_at, stage.closes_at) != (period.opens_at, period.closes_at):
        return Problem(_("This stage is over: its dates can no longer change."), is_about_end=True)
    if stage.opens_at != period.opens_at:
        return Problem(_("This stage is already open: its first day can no longer change."), is_about_end=False)
    if period.closes_at is not None and (stage.closes_at is None or period.closes_at < stage.closes_at):
        return Problem(_("This stage is already open: it may only close later than announced."), is_about_end=True)
    # Lifted, the end could be brought forward by closing the votes by hand.
    if stage.key == "vote" and stage.closes_at is not None and period.closes_at is None:
        return Problem(_("This vote was announced with a last day: it may become a later one, but not none."), is_about_end=True)
    return None
