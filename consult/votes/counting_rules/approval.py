"""Approval count: each tick counts one; the option with most ticks comes first (Brams and Fishburn 1978)."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Integers, Profile, Step


class ApprovalCount:
    """Adds up ticks. Options with as many ticks keep the order of the ballot paper, and the tie is said."""

    key: ClassVar[str] = "approval"
    label: ClassVar[LazyText] = _l("Most ballots first")
    words: ClassVar[LazyText] = _l(
        "Every option you tick gets one voice from you. The options are put in order by the number of ballots that chose them."
    )
    tie_words: ClassVar[LazyText] = _l(
        "If two options are chosen on the same number of ballots, the one that stands higher on the ballot comes first, "
        "and the result says that they were tied."
    )

    def count(self, options: Sequence[int], profile: Profile) -> Count:
        """Counts the ballots that chose each option."""
        counts = _ballots_by_option(np.array(options, dtype=np.int64), profile)
        order = sorted(range(len(options)), key=lambda place: (-counts[place], place))
        groups = [tuple(options[place] for place in group) for _, group in groupby(order, key=lambda place: counts[place])]
        return Count(
            ballots_count=profile.ballots_count,
            options=tuple(options),
            counts=counts,
            order=tuple(options[place] for place in order),
            ties=tuple(group for group in groups if len(group) > 1),
            steps=tuple(_step(group, dict(zip(options, counts, strict=True))) for group in groups),
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, with how many ballots, and whether the tie rule had to decide."""
        names = ", ".join(titles[option] for option in step["options"])
        on_ballots = ngettext("%(num)d ballot", "%(num)d ballots", step["count"])
        if len(step["options"]) > 1:
            tied = _(
                "%(names)s: tied, on %(on_ballots)s each; kept in the order of the ballot.", names=names, on_ballots=on_ballots
            )
            return tied
        return _("%(names)s: on %(on_ballots)s.", names=names, on_ballots=on_ballots)


def _ballots_by_option(options: Integers, profile: Profile) -> tuple[int, ...]:
    """How many ballots chose each option (same length as `options`)."""
    if not len(options):
        return ()
    by_place = np.argsort(options)
    places = by_place[np.searchsorted(options, profile.choices, sorter=by_place)]
    totals = np.zeros(len(options), dtype=np.int64)
    np.add.at(totals, places, np.repeat(profile.weights, profile.sizes))
    return tuple(int(total) for total in totals)


def _step(group: tuple[int, ...], counts: Mapping[int, int]) -> Step:
    return {"options": list(group), "count": counts[group[0]]}
