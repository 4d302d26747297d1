"""Greedy without skipping: the option most people want first, until the first one that what remains does not pay for."""

from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.greedy import Greedy, by_support
from consult.votes.counting_rules.in_turn import Turns


class GreedyNoSkip(Greedy):
    """Buys options by their votes or points and stops at the first that does not fit; below the threshold none has a turn."""

    key: ClassVar[str] = "greedy-no-skip"
    label: ClassVar[LazyText] = _l("Most votes first, until the budget no longer pays for the next one")
    words: ClassVar[LazyText] = _l(
        "The option with the most votes is chosen first, then the next one. The count stops at the first option that costs more "
        "than what remains, even if a cheaper one could still be paid for."
    )

    def turns(self, election: Election) -> Turns:
        """The most votes first; nothing is passed over."""
        return by_support(election, threshold=election.settings.threshold, stops=True)
