"""Greedy by votes for the money: the option with the most votes for each euro first; what no longer fits is passed over."""

from fractions import Fraction
from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.greedy import Greedy
from consult.votes.counting_rules.in_turn import Turns
from consult.votes.counting_rules.spending import exact, support_of_options


class GreedyDensity(Greedy):
    """Buys options by their ballots or points over their cost; those that cost nothing come first, by their votes."""

    key: ClassVar[str] = "greedy-density"
    label: ClassVar[LazyText] = _l("Most votes for the money first, within the budget")
    words: ClassVar[LazyText] = _l(
        "The votes of each option are divided by what it costs. The option with the most votes for the money is chosen first, "
        "then the next one, as long as the budget lasts. An option that costs more than what remains is passed over."
    )
    figure_label: ClassVar[LazyText] = _l("Votes or points for the money")

    def turns(self, election: Election) -> Turns:
        """The greatest quotient first, compared as exact fractions."""
        support = support_of_options(election)
        costs = [Fraction(exact(option.cost)) for option in election.options]
        figures = [votes / float(cost) if cost else float(votes) for votes, cost in zip(support, costs, strict=True)]
        standing = {
            option: (bool(cost), -votes / (cost or 1)) for option, (votes, cost) in enumerate(zip(support, costs, strict=True))
        }
        return Turns(standing, figures, "density")
