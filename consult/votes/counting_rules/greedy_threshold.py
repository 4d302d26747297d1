"""Greedy with a threshold: the option most people want first, but none that fewer people want than was announced."""

from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.greedy import Greedy, by_support
from consult.votes.counting_rules.in_turn import Turns


class GreedyThreshold(Greedy):
    """Buys options by their votes or points, of those that have at least `Settings.threshold`."""

    key: ClassVar[str] = "greedy-threshold"
    label: ClassVar[LazyText] = _l("Most votes first, within the budget, from a least number of votes")
    words: ClassVar[LazyText] = _l(
        "The option with the most votes is chosen first, then the next one, as long as the budget lasts. An option that costs "
        "more than what remains is passed over. An option with fewer votes than the number announced is never chosen."
    )

    def turns(self, election: Election) -> Turns:
        """The most votes first; those below the threshold have no turn."""
        return by_support(election, threshold=election.settings.threshold)
