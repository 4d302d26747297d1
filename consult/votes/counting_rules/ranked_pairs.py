"""Ranked pairs: the clearest duels are kept first, those that would contradict them left out (Tideman 1987)."""

from collections.abc import Mapping
from itertools import groupby
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import Group, flat, groups_in_order, seated, tied
from consult.votes.counting_rules.pairwise import duels

Pair = tuple[int, int]
Reach = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


class RankedPairs:
    """Keeps duels from the most ballots for the winner down, then the fewest for the loser.

    Of equally clear duels the one comes first whose winner the tie rule puts first, then the one whose loser it puts
    last; this is a tie where they contradict each other.
    """

    key: ClassVar[str] = "ranked-pairs"
    label: ClassVar[LazyText] = _l("Duels: the clearest ones first (ranked pairs)")
    words: ClassVar[LazyText] = _l(
        "Every option meets every other one in a duel: whoever stands higher on more ballots wins it. The clearest victories "
        "are kept first; a victory that would contradict those already kept is left out. The order that remains is the result."
    )
    figure_label: ClassVar[LazyText] = _l("Options that do not stand above it")
    card: ClassVar[str] = "condorcet"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts and keeps duels; figures are the number of other options that do not stand above an option."""
        won, precedence = duels(election), election.precedence()
        reach, steps, contradictions = _keep(won, precedence)
        above = reach.sum(axis=0).tolist()
        groups = groups_in_order(above, precedence, is_less_better=True)
        order = flat(groups)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(len(won) - 1 - others) for others in above),
            order=order,
            winners=seated(order, election),
            ties=(*contradictions, *tied(groups)),
            steps=(*steps, *({"tied": list(group)} for group in tied(groups))),
            facts={"duels": won.tolist()},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Which duel is kept or left out, or where the tie rule had to decide."""
        if "winner" not in step:
            names = ", ".join(titles[option] for option in step["tied"])
            return _("%(names)s: no duel that is kept tells them apart; the tie rule puts them in order.", names=names)
        said = {"winner": titles[step["winner"]], "loser": titles[step["loser"]]}
        said |= {"votes": step["votes"], "against": step["against"]}
        if not step["is_kept"]:
            return _("%(winner)s before %(loser)s, by %(votes)d to %(against)d: left out, as it contradicts those kept.", **said)
        if step["is_tied"]:
            return _(
                "%(winner)s before %(loser)s, by %(votes)d to %(against)d: kept, the tie rule choosing among equally "
                "clear duels.",
                **said,
            )
        return _("%(winner)s before %(loser)s, by %(votes)d to %(against)d: kept.", **said)


def _keep(won: Integers, precedence: Integers) -> tuple[Reach, list[Step], list[Group]]:
    """Who stands above whom in the end (options, options), each duel in turn, and the options of contradicting equal duels."""
    reach: Reach = np.zeros(won.shape, dtype=bool)
    steps: list[Step] = []
    ties: list[Group] = []
    for _clearness, equals in groupby(_clearest_first(won, precedence), key=lambda pair: _clearness_of(won, pair)):
        pairs = list(equals)
        contradicting = _contradicting(reach, pairs)
        if contradicting:
            ties.append(tuple(sorted({option for pair in contradicting for option in pair}, key=precedence.__getitem__)))
        for winner, loser in pairs:
            step = {"winner": winner, "loser": loser, "votes": int(won[winner, loser]), "against": int(won[loser, winner])}
            step |= {"is_kept": not bool(reach[loser, winner]), "is_tied": (winner, loser) in contradicting}
            steps.append(step)
            if step["is_kept"]:
                _add(reach, (winner, loser))
    return reach, steps, ties


def _clearest_first(won: Integers, precedence: Integers) -> list[Pair]:
    """Every duel somebody wins, as (winner, loser)."""
    pairs: list[Pair] = [(int(winner), int(loser)) for winner, loser in np.argwhere(won > won.T)]
    return sorted(pairs, key=lambda pair: (_clearness_of(won, pair), precedence[pair[0]], -precedence[pair[1]]))


def _clearness_of(won: Integers, pair: Pair) -> Pair:
    """Sorts the clearest duel first: the ballots for its winner, then those for its loser."""
    winner, loser = pair
    return -int(won[winner, loser]), int(won[loser, winner])


def _contradicting(reach: Reach, pairs: list[Pair]) -> set[Pair]:
    """Of equally clear duels that those kept before allow: which ones go round in a circle if all were kept."""
    allowed = [pair for pair in pairs if not reach[pair[1], pair[0]]]
    if len(allowed) < 2:
        return set()
    together = reach.copy()
    for pair in allowed:
        _add(together, pair)
    return {(winner, loser) for winner, loser in allowed if together[loser, winner]}


def _add(reach: Reach, pair: Pair) -> None:
    """Notes that the winner, and whoever stands above it, stands above the loser and whoever stands below."""
    winner, loser = pair
    if reach[winner, loser]:
        return
    above, below = reach[:, winner].copy(), reach[loser].copy()
    above[winner] = below[loser] = True
    reach |= above[:, None] & below
