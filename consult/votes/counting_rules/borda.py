"""Borda: points by place, fewer from place to place (Borda 1781)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied
from consult.votes.counting_rules.rankings import rankings
from consult.votes.counting_rules.score import points_words


class Borda:
    """Adds up points: of m options the first on a ballot gets m - 1, the next one less, the last and those left out 0.

    Options of equal rank share the points of their places evenly. Where the settings say how long the longest ranking is
    (as Pabulib's ordinal files do), the first gets that many points, the next one less.
    """

    key: ClassVar[str] = "borda"
    label: ClassVar[LazyText] = _l("Points by place (Borda)")
    words: ClassVar[LazyText] = _l(
        "On each ballot the option ranked first gets the most points, the second one point less, and so on down; an option "
        "you do not rank gets none. The options are put in order by their points."
    )
    figure_label: ClassVar[LazyText] = _l("Points")
    card: ClassVar[str] = "borda"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Adds up the points of each option."""
        points = [twice / 2 for twice in _doubled_points(election).tolist()]
        groups = groups_in_order(points, election.precedence())
        order = flat(groups)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(points),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple({"options": list(group), "points": points[group[0]]} for group in groups),
            facts={"most_points": _most(election)},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, with how many points, and whether the tie rule had to decide."""
        return points_words(step, titles)


def _most(election: Election) -> int:
    """What a first place is worth."""
    longest = election.settings.longest
    return max(len(election.options) - 1, 0) if longest is None else longest


def _doubled_points(election: Election) -> Integers:
    """Twice the points of each option, whole numbers also where equal ranks halve points (same length as the options)."""
    lists, weights = rankings(election), election.profile.weights
    totals = np.zeros(len(election.options), dtype=np.int64)
    if not len(lists.options):
        return totals
    first = np.flatnonzero(np.diff(lists.levels, prepend=-1))
    last = np.append(first[1:], len(lists.options)) - 1
    twice = np.maximum(2 * _most(election) - lists.places[first] - lists.places[last], 0)
    ballots = np.repeat(np.arange(len(weights)), np.diff(lists.starts))
    np.add.at(totals, lists.options, twice[lists.levels] * weights[ballots])
    return totals
