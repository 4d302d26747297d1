"""Minimax: the option whose worst defeat in a duel is the smallest (Simpson 1969, Kramer 1977)."""

from collections.abc import Mapping
from typing import ClassVar

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Marks
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied
from consult.votes.counting_rules.pairwise import duels, winning_votes


class Minimax:
    """Looks at the defeats of each option: the number of ballots for the other side (winning votes).

    Who is never defeated comes first. Measured by the difference between both sides (margins), defeats may be in another
    order where ballots leave options out; `facts` says for each option its worst margin, too.
    """

    key: ClassVar[str] = "minimax"
    label: ClassVar[LazyText] = _l("Duels: the smallest defeat (minimax)")
    words: ClassVar[LazyText] = _l(
        "Every option meets every other one in a duel: whoever stands higher on more ballots wins it. The option whose "
        "worst defeat is the smallest comes first; one that is never defeated comes before all others."
    )
    figure_label: ClassVar[LazyText] = _l("Ballots against it in its worst defeat")
    card: ClassVar[str] = "condorcet"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts duels; figures are the ballots against an option in its worst defeat, 0 without any: less is better."""
        won = duels(election)
        worst = winning_votes(won).max(axis=0, initial=0).tolist()
        groups = groups_in_order(worst, election.precedence(), is_less_better=True)
        order = flat(groups)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(defeat) for defeat in worst),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple({"options": list(group), "worst": worst[group[0]]} for group in groups),
            facts={"duels": won.tolist(), "worst_margins": (won - won.T).max(axis=0, initial=0).tolist()},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, how badly it was defeated, and whether the tie rule had to decide."""
        said = {"names": ", ".join(titles[option] for option in step["options"])}
        said["against"] = ngettext("%(num)d ballot against", "%(num)d ballots against", step["worst"])
        if len(step["options"]) > 1:
            return _("%(names)s: tied, with %(against)s each in the worst defeat; the tie rule puts them in order.", **said)
        if not step["worst"]:
            return _("%(names)s: never defeated.", **said)
        return _("%(names)s: %(against)s in its worst defeat.", **said)
