"""Sequential Phragmén for budgets (Los, Christoff and Grossi 2022): money comes bit by bit, and groups buy what they can."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.backing import Backers, backing
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Floats, Marks
from consult.votes.counting_rules.greedy import SHARED_MARKS
from consult.votes.counting_rules.shares import TOLERANCE
from consult.votes.counting_rules.spending import Envelope, spend, support_of_options
from consult.votes.counting_rules.spending_words import spending_words

# Not before this load, the place in the tie rule, the option, and after how many purchases that was found.
Due = tuple[float, int, int, int]


class Phragmen:
    """Buys each option as soon as its backers can pay for it; they then have nothing. Any amount on a ballot is a yes."""

    key: ClassVar[str] = "phragmen"
    label: ClassVar[LazyText] = _l("Money bit by bit for everybody (Phragmén)")
    words: ClassVar[LazyText] = _l(
        "Everybody is given money bit by bit, the same amount at the same time. As soon as those who want an option can pay for "
        "it together, it is chosen and their money is spent. The count stops when the next option would cost more than what "
        "remains of the budget."
    )
    figure_label: ClassVar[LazyText] = _l("Votes or points")
    card: ClassVar[str] = "phragmen"
    reads: ClassVar[frozenset[Marks]] = SHARED_MARKS
    needs_budget: ClassVar[bool] = True

    def count(self, election: Election) -> Count:
        """Spends the budget, or that of each area among those who want something in it."""
        return spend(self.key, election, support_of_options(election), _buy_in_time)

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """What is chosen, and how much everybody had received by then."""
        return spending_words(step, titles)


def _buy_in_time(envelope: Envelope) -> None:
    """Buys options in the order of the load at which their backers can pay; those dearer than the whole budget stand aside.

    The load of a ballot is what its people had each received when they last paid. Loads only grow, so that what an option
    needed earlier is a lower bound now, and only those that look first are computed anew.
    """
    backers = backing(envelope.election, envelope.remaining(), is_for_everybody=envelope.is_for_everybody)
    loads = np.zeros(backers.ballots_count)
    wanted = [option for option in backers.backers if envelope.costs[option] <= envelope.budget]
    waiting: list[Due] = [(0.0, int(envelope.precedence[option]), option, -1) for option in wanted]
    heapify(waiting)
    while equals := _next_due(envelope, backers.backers, loads, waiting):
        load, _, option, _ = equals[0]
        names = tuple(due[2] for due in equals)
        if len(equals) > 1:
            envelope.tie(names)
        if not envelope.fits(option):
            envelope.say("stopped", option, left=float(envelope.left))
            break
        envelope.buy(option, load=load)
        envelope.steps[-1]["kind"] = "earned"
        loads[backers.backers[option].ballots] = load
        for due in equals[1:]:
            heappush(waiting, due)
    _close(envelope)


def _next_due(envelope: Envelope, backers: Mapping[int, Backers], loads: Floats, waiting: list[Due]) -> list[Due]:
    """The options that can be paid for at the lowest load, in the order of the tie rule."""
    now, equals, highest = len(envelope.bought), [], np.inf
    while waiting and waiting[0][0] <= highest:
        load, precedence, option, known = heappop(waiting)
        if envelope.rival(option) is not None:
            envelope.pass_over(option)
        elif known == now:
            equals.append((load, precedence, option, known))
            highest = min(highest, load * (1 + TOLERANCE))
        else:
            exact_load = _load(backers[option], loads, float(envelope.costs[option]))
            heappush(waiting, (max(load, exact_load), precedence, option, now))
    return sorted(equals, key=lambda due: due[1])


def _load(backers: Backers, loads: Floats, cost: float) -> float:
    """How much everybody must have received for the backers to pay the cost."""
    mine = loads.take(backers.ballots, mode="clip")
    paid = mine.sum() if backers.people is None else (backers.people * mine).sum()
    return (cost + float(paid)) / backers.people_count


def _close(envelope: Envelope) -> None:
    for group in envelope.ties:
        if not set(group) <= set(envelope.bought):
            envelope.decisive_ties.append(group)
