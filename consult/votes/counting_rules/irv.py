"""Instant run-off: the option fewest ballots lie with goes out, round after round (Ware 1871; Robert's Rules of Order)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import last_by_rule, seated
from consult.votes.counting_rules.papers import Papers


class InstantRunoff:
    """Moves the ballots of the weakest option to their next choice until one option is left.

    Going on after an option holds more than half of the ballots changes not the winner, and puts all options in order. A
    ballot none of whose choices stands any more is exhausted; equal ranks cut a ballot where they begin. Of several
    weakest options the one that the tie rule puts last goes out, whatever happened in earlier rounds.
    """

    key: ClassVar[str] = "irv"
    label: ClassVar[LazyText] = _l("Instant run-off")
    words: ClassVar[LazyText] = _l(
        "Your ballot counts for the option you rank first. The option with the fewest ballots goes out, and its ballots "
        "move on to the next option ranked on them that still stands. This is done until one option is left."
    )
    figure_label: ClassVar[LazyText] = _l("Ballots held at the end, or when going out")
    card: ClassVar[str] = "instant_runoff"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts round after round; figures are the ballots an option held when it went out, or at the end."""
        steps = _rounds(election)
        figures = {step["option"]: float(step["votes"][step["option"]]) for step in steps}
        order = tuple(step["option"] for step in reversed(steps))
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(figures[option] for option in range(len(order))),
            order=order,
            winners=seated(order, election),
            ties=tuple(tuple(step["tied"]) for step in steps if step["tied"]),
            steps=tuple(steps),
            facts={"majority_round": next((number for number, step in enumerate(steps, 1) if step["has_majority"]), None)},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who leads, who goes out or stays last, and whether the tie rule had to decide."""
        option, votes = step["option"], step["votes"]
        held = ngettext("%(num)d ballot", "%(num)d ballots", votes[option])
        exhausted = ngettext("%(num)d ballot exhausted", "%(num)d ballots exhausted", step["exhausted"])
        said = {"name": titles[option], "held": held, "exhausted": exhausted}
        if len(step["standing"]) == 1:
            return _("%(name)s stays last, with %(held)s; %(exhausted)s.", **said)
        said["lead"] = ", ".join(f"{titles[one]} {votes[one]}" for one in step["standing"])
        if step["tied"]:
            return _("%(lead)s; %(exhausted)s. Of the weakest, the tie rule sends %(name)s out.", **said)
        return _("%(lead)s; %(exhausted)s. %(name)s goes out, with %(held)s.", **said)


def _rounds(election: Election) -> list[Step]:
    """Each round: the `votes` of every option, the options `standing` from the most votes down, and which `option` goes out.

    In the last round `option` is the one that stays.
    """
    papers, precedence = Papers(election), election.precedence()
    everyone, one_each = np.arange(len(papers.counts)), np.ones(len(papers.counts), dtype=np.int64)
    is_standing = np.ones(len(election.options), dtype=bool)
    steps: list[Step] = []
    while is_standing.any():
        votes = papers.piles(everyone, one_each)
        step = _round(votes, is_standing, precedence)
        steps.append({**step, "exhausted": election.profile.ballots_count - int(votes.sum())})
        is_standing[step["option"]] = False
        papers.move(papers.of(step["option"]), is_standing)
    return steps


def _round(votes: Integers, is_standing: np.ndarray, precedence: Integers) -> Step:
    standing = sorted(np.flatnonzero(is_standing).tolist(), key=lambda option: (-votes[option], precedence[option]))
    weakest = [option for option in standing if votes[option] == votes[standing[-1]]]
    return {
        "votes": votes.tolist(),
        "standing": standing,
        "option": last_by_rule(weakest, precedence),
        "tied": weakest if len(weakest) > 1 else [],
        "has_majority": bool(2 * votes[standing[0]] > votes.sum()),
    }
