"""Score: each ballot gives each option a value; the greatest sum first (range voting: Smith 2000; sums are as old as votes)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText, format_decimal, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied


class Score:
    """Adds up what ballots give: points, grades as numbers, those for minus those against, or one for each approval."""

    key: ClassVar[str] = "score"
    label: ClassVar[LazyText] = _l("Most points first")
    words: ClassVar[LazyText] = _l(
        "What every ballot gives to an option is added up: its points, its grade as a number, one for each person in favour "
        "minus one for each person against. The options are put in order by their sums."
    )
    figure_label: ClassVar[LazyText] = _l("Points")
    card: ClassVar[str] = "score"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.APPROVALS, Marks.SCORES, Marks.STANCES, Marks.GRADES})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Adds up the values of each option. An option left out of a ballot gets nothing from it."""
        sums = _sums(election).tolist()
        groups = groups_in_order(sums, election.precedence())
        order = flat(groups)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(total) for total in sums),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple({"options": list(group), "points": float(sums[group[0]])} for group in groups),
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, with how many points, and whether the tie rule had to decide."""
        return points_words(step, titles)


def points_words(step: Step, titles: Mapping[int, str]) -> str:
    """A step of `options` that have `points` each, in one sentence."""
    names, amount = ", ".join(titles[option] for option in step["options"]), step["points"]
    number = int(amount) if amount == int(amount) else 2
    points = ngettext("%(amount)s point", "%(amount)s points", number, amount=format_decimal(amount))
    if len(step["options"]) > 1:
        return _("%(names)s: tied, with %(points)s each; the tie rule puts them in order.", names=names, points=points)
    return _("%(names)s: %(points)s.", names=names, points=points)


def _sums(election: Election) -> Integers:
    """The sum of values of each option (same length as the options)."""
    profile = election.profile
    amounts = profile.weights[profile.ballot_of_choices()]
    if election.marks is not Marks.APPROVALS:
        amounts = amounts * profile.values
    totals = np.zeros(len(election.options), dtype=np.int64)
    np.add.at(totals, profile.choices, amounts)
    return totals
