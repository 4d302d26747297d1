"""The single transferable vote: seats for those who reach a quota; what exceeds it moves on (Hare 1859, Droop 1868)."""

from collections.abc import Mapping
from typing import ClassVar

from consult.core.i18n import LazyText, format_decimal
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Marks
from consult.votes.counting_rules.meek import MeekCount
from consult.votes.counting_rules.scottish import ScottishCount

TRANSFERS: dict[str, type[ScottishCount] | type[MeekCount]] = {"scottish": ScottishCount, "meek": MeekCount}


class SingleTransferableVote:
    """Fills the seats of the election, by the way of transferring votes that the settings name."""

    key: ClassVar[str] = "stv"
    label: ClassVar[LazyText] = _l("Single transferable vote")
    words: ClassVar[LazyText] = _l(
        "Your vote counts for the option you rank first. An option that reaches the quota gets a seat, and the votes it has "
        "beyond the quota move on to the next options ranked on them. When nobody reaches it, the option with the fewest "
        "votes goes out, and its votes move on. This is done until all seats are filled."
    )
    figure_label: ClassVar[LazyText] = _l("Votes held when elected or going out")
    card: ClassVar[str] = "single_transferable_vote"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts stage after stage. Steps and facts give votes as whole numbers of `unit` to a ballot; figures in ballots."""
        counted = TRANSFERS[election.settings.transfer](election)
        seating = counted.seating
        order = seating.order(counted.votes)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(held / seating.unit for held in seating.held.tolist()),
            order=order,
            winners=tuple(seating.elected),
            ties=tuple(seating.ties),
            steps=tuple(seating.stages),
            facts={"transfer": election.settings.transfer, "quota": counted.quota / seating.unit, "unit": seating.unit},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """What moved, how votes stand, who got a seat, and whether the tie rule had to decide."""
        sentences = [self._moved(step, titles), self._standing(step, titles)]
        if step["elected"]:
            sentences.append(_("Reach the quota and are elected: %(names)s.", names=_names(step["elected"], titles)))
        if step["filled"]:
            sentences.append(
                _("As many seats are left as options, so these are elected: %(names)s.", names=_names(step["filled"], titles))
            )
        sentences += [_("The tie rule decided between %(names)s.", names=_names(group, titles)) for group in step["tied"]]
        return " ".join(sentences)

    def _moved(self, step: Step, titles: Mapping[int, str]) -> str:
        name = "" if step["option"] is None else titles[step["option"]]
        if step["kind"] == "surplus":
            return _("What %(name)s has beyond the quota moves on.", name=name)
        if step["kind"] == "exclusion":
            return _("%(name)s has the fewest votes and goes out; its votes move on.", name=name)
        if step["kind"] == "rival":
            return _("%(name)s excludes an option that is elected, and goes out; its votes move on.", name=name)
        if step["kind"] == "kept":
            return _("What the elected have beyond the quota moves on.")
        return _("The first choices are counted.")

    def _standing(self, step: Step, titles: Mapping[int, str]) -> str:
        """How votes stand, from the most down; options without any are left out."""
        votes = sorted(
            ((count, option) for option, count in enumerate(step["votes"]) if count), key=lambda one: (-one[0], one[1])
        )
        said = {name: _votes(step[name], step) for name in ("quota", "exhausted", "lost")}
        said["votes"] = ", ".join(f"{titles[option]} {_votes(count, step)}" for count, option in votes) or "–"
        if step["lost"]:
            return _("Votes: %(votes)s. Quota %(quota)s, exhausted %(exhausted)s, lost to rounding %(lost)s.", **said)
        return _("Votes: %(votes)s. Quota %(quota)s, exhausted %(exhausted)s.", **said)


def _votes(amount: int, step: Step) -> str:
    """An amount in ballots, as the language writes numbers."""
    return str(format_decimal(amount / step["unit"], format="#,##0.#####"))


def _names(options: list[int], titles: Mapping[int, str]) -> str:
    return ", ".join(titles[option] for option in options)
