"""Greedy by votes: the option most people want first, as long as the budget lasts; what no longer fits is passed over."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Marks
from consult.votes.counting_rules.in_turn import Turns, buy_in_turn
from consult.votes.counting_rules.spending import spend, support_of_options
from consult.votes.counting_rules.spending_words import spending_words

# What spends a budget counts who wants what, and how much.
BUDGET_MARKS = frozenset({Marks.APPROVALS, Marks.RANKS, Marks.SCORES, Marks.STANCES})
# Where people pay from shares of their own, nobody can pay against an option.
SHARED_MARKS = BUDGET_MARKS - {Marks.STANCES}
BALLOT_MARKS = frozenset({Marks.APPROVALS, Marks.STANCES})


class Greedy:
    """Buys options by the number of ballots, or the sum of points, they got."""

    key: ClassVar[str] = "greedy"
    label: ClassVar[LazyText] = _l("Most votes first, within the budget")
    words: ClassVar[LazyText] = _l(
        "The option with the most votes is chosen first, then the next one, as long as the budget lasts. An option that costs "
        "more than what remains is passed over, and the next one has its turn."
    )
    figure_label: ClassVar[LazyText] = _l("Votes or points")
    card: ClassVar[str] = "greedy"
    reads: ClassVar[frozenset[Marks]] = BUDGET_MARKS
    needs_budget: ClassVar[bool] = True

    def count(self, election: Election) -> Count:
        """Spends the budget, or that of each area, in the order of votes or points."""
        turns = self.turns(election)
        return spend(self.key, election, turns.figures, partial(buy_in_turn, turns=turns), turns.standing)

    def turns(self, election: Election) -> Turns:
        """In which order options have their turn."""
        return by_support(election)

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who is chosen or passed over, with how many votes, and what remains."""
        return spending_words(step, titles)


def by_support(election: Election, *, threshold: float = 0.0, stops: bool = False) -> Turns:
    """The most ballots or points first; options with more against than for them have no turn."""
    figures = support_of_options(election)
    standing = {option: -figure for option, figure in enumerate(figures)}
    return Turns(standing, figures, "ballots" if election.marks in BALLOT_MARKS else "points", threshold, stops)
