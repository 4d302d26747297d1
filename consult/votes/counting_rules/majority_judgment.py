"""Majority judgment: the best median grade first (Balinski and Laraki 2007, 2011)."""

from collections.abc import Mapping
from functools import cmp_to_key
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.grades import grade_words
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied


class MajorityJudgment:
    """Puts options in order by their majority grade: the median, the lower of the two where ballots are even in number.

    Between equal medians one ballot with that grade is taken away from each option, again and again, until the medians
    differ. An option left out of a ballot has the worst grade there. Options are equal only when all their grades are.
    """

    key: ClassVar[str] = "majority-judgment"
    label: ClassVar[LazyText] = _l("Majority judgment")
    words: ClassVar[LazyText] = _l(
        "You give each option a grade. The grade of an option is its median: at least half of the ballots give it that grade "
        "or a better one. The best grade comes first. Between equal grades, one ballot with that grade is taken away from "
        "each option until their grades differ. An option you do not grade has the worst grade."
    )
    figure_label: ClassVar[LazyText] = _l("Median grade")
    card: ClassVar[str] = "majority_judgment"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.GRADES})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts grades; figures are median grades. Raises ValueError for a grade beyond the scale of the settings."""
        grades = _grades(election)
        groups = groups_in_order(_standing(grades.cumsum(axis=1)), election.precedence(), is_less_better=True)
        order, medians = flat(groups), _medians(grades)
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(median) for median in medians),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple(_step(group, medians, grades) for group in groups),
            facts={"grades": grades.tolist(), "medians": medians},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, with which median grade, and how many ballots say better and worse."""
        said = {
            "names": ", ".join(titles[option] for option in step["options"]),
            "better": step["better"],
            "worse": step["worse"],
        }
        said["grade"] = grade_words(step["median"], step["scale"])
        if len(step["options"]) > 1:
            return _("%(names)s: tied, with the same grades throughout (median “%(grade)s”); the tie rule decides.", **said)
        return _(
            "%(names)s: median grade “%(grade)s”. Ballots with a better one: %(better)d, with a worse one: %(worse)d.", **said
        )


def _grades(election: Election) -> Integers:
    """(options, grades): the number of ballots that give each option each grade, the worst first."""
    profile, scale = election.profile, election.settings.grades
    grades = np.zeros((len(election.options), scale), dtype=np.int64)
    if len(profile.values) and not 0 <= profile.values.min() <= profile.values.max() < scale:
        raise ValueError(f"a grade beyond the scale of {scale}")
    np.add.at(grades, (profile.choices, profile.values), profile.weights[profile.ballot_of_choices()])
    grades[:, 0] += profile.ballots_count - grades.sum(axis=1)
    return grades


def _medians(grades: Integers) -> list[int]:
    """The majority grade of each option; the worst where nobody voted."""
    upto = grades.cumsum(axis=1)
    return [int(np.searchsorted(row, (row[-1] + 1) // 2)) for row in upto]


def _standing(upto: Integers) -> list[int]:
    """For each option how many others are better, by the grades up to each grade (options, grades)."""
    better_first = cmp_to_key(_compare)
    order = sorted(range(len(upto)), key=lambda option: better_first(upto[option]))
    places = [0] * len(order)
    for place, option in enumerate(order):
        is_equal = place > 0 and np.array_equal(upto[option], upto[order[place - 1]])
        places[option] = places[order[place - 1]] if is_equal else place
    return places


def _compare(one: Integers, other: Integers) -> int:
    """Below 0 when the first option is better, above when the second is, 0 when all grades are equal.

    Sorted from the worst grade, ballots leave from the middle outwards. Between two options grades differ at exactly the
    ballots from below to above their two counts up to some grade; the one of these that leaves first decides.
    """
    ballots = int(one[-1])
    apart = [(min(a, b) + 1, max(a, b)) for a, b in zip(one.tolist(), other.tolist(), strict=True) if a != b]
    if not apart:
        return 0
    first = min((_nearest(low, high, ballots) for low, high in apart), key=lambda ballot: _leaves(ballot, ballots))
    return int(np.searchsorted(other, first)) - int(np.searchsorted(one, first))


def _nearest(low: int, high: int, ballots: int) -> int:
    """Of the ballots from `low` to `high`, counted from 1, the one that leaves first."""
    return min(max((ballots + 1) // 2, low), high)


def _leaves(ballot: int, ballots: int) -> int:
    """When a ballot leaves: the (lower) middle one first, then its neighbours in turn, so that the median is always next."""
    distance = ballot - (ballots + 1) // 2
    is_first_side = (distance < 0) == (ballots % 2 == 1)
    return 2 * abs(distance) - (1 if distance and is_first_side else 0)


def _step(group: tuple[int, ...], medians: list[int], grades: Integers) -> Step:
    """A place in the order, with how many ballots say better and worse than the median."""
    median, row = medians[group[0]], grades[group[0]]
    better, worse = int(row[median + 1 :].sum()), int(row[:median].sum())
    return {"options": list(group), "median": median, "scale": len(row), "better": better, "worse": worse}
