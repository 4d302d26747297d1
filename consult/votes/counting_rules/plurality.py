"""Plurality and approval: each ballot gives one voice to each option it chooses; most voices first (Brams and Fishburn 1978)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied


class Plurality:
    """Adds up voices. Of rankings the options ranked first alone get one."""

    key: ClassVar[str] = "plurality"
    label: ClassVar[LazyText] = _l("Most ballots first")
    words: ClassVar[LazyText] = _l(
        "Every option you choose gets one voice from you. The options are put in order by the number of ballots that chose them."
    )
    figure_label: ClassVar[LazyText] = _l("Ballots")
    card: ClassVar[str] = "plurality"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.APPROVALS, Marks.RANKS, Marks.STANCES})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts the ballots that chose each option."""
        voices = _voices(election)
        groups = groups_in_order(voices.tolist(), election.precedence())
        order = flat(groups)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(voice) for voice in voices),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple({"options": list(group), "count": int(voices[group[0]])} for group in groups),
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, with how many ballots, and whether the tie rule had to decide."""
        names = ", ".join(titles[option] for option in step["options"])
        on_ballots = ngettext("%(num)d ballot", "%(num)d ballots", step["count"])
        if len(step["options"]) > 1:
            return _(
                "%(names)s: tied, on %(on_ballots)s each; the tie rule puts them in order.", names=names, on_ballots=on_ballots
            )
        return _("%(names)s: on %(on_ballots)s.", names=names, on_ballots=on_ballots)


def _voices(election: Election) -> Integers:
    """How many ballots give each option a voice (same length as the options); several ranked first get none from a ballot."""
    ballots, options = election.profile.ballot_of_choices(), election.profile.choices
    if election.marks is not Marks.APPROVALS:
        has_voice = election.profile.values == 1
        ballots, options = ballots[has_voice], options[has_voice]
    if election.marks is Marks.RANKS:
        is_alone = np.bincount(ballots, minlength=len(election.profile.sizes))[ballots] == 1
        ballots, options = ballots[is_alone], options[is_alone]
    totals = np.bincount(options, weights=election.profile.weights[ballots], minlength=len(election.options))
    return totals.astype(np.int64)
