"""Equal shares of a budget: who can pay for what, and at which price (Peters, Pierczynski and Skowron 2021)."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from consult.votes.counting_rules.backing import Backers
from consult.votes.counting_rules.election import Floats

# Prices nearer to each other than this are equal, and money short of a cost by less pays for it.
TOLERANCE = 1e-9
# Newton's method has arrived when less than this part of a cost is missing.
ARRIVED = 1e-13


@dataclass(frozen=True)
class Offer:
    """An option as its backers can buy it.

    What it gives to a backer is the amount on the ballot times `worth` (its cost, or 1). `weights` are people times
    amounts, None where all are 1, and `units` their sum; `group` is the exclusive group, if it has one.
    """

    cost: float
    worth: float
    precedence: int
    group: str
    backers: Backers
    weights: Floats | None
    units: float

    @classmethod
    def of(cls, backers: Backers, cost: float, worth: float, precedence: int, group: str) -> "Offer":
        """The offer of an option that costs something, to those who back it."""
        weights = backers.units
        units = float(len(backers.ballots) if weights is None else weights.sum())
        return cls(cost, worth, precedence, group, backers, weights, units)

    @property
    def least_rho(self) -> float:
        """The price of a unit of worth when no backer runs out of money: there is none below it."""
        return self.cost / self.units / self.worth

    def each(self, money: Floats) -> Floats:
        """What each backer has for a unit of the amount on the ballot, of what each ballot has."""
        mine = money.take(self.backers.ballots, mode="clip")
        return mine if self.backers.amounts is None else mine / self.backers.amounts

    def total(self, each: Floats) -> float:
        """What all backers have together, of what each has for a unit."""
        return float(each.sum() if self.weights is None else (self.weights * each).sum())

    def able(self, means: Floats, price: float) -> float:
        """For how many units the price of one can be paid in full."""
        is_able = means >= price
        return float(np.count_nonzero(is_able)) if self.weights is None else self.total(is_able.astype(np.float64))

    def nearer_price(self, means: Floats, price: float) -> float:
        """A price of a unit nearer to the one at which backers pay the cost, from one not above it; the same if that is it.

        The price sought is the x at which the sum of weight × min(means, x) is the cost. The sum is concave and made of
        straight lines: Newton's method comes from below and arrives after finitely many steps.
        """
        able = self.able(means, price)
        if not able:
            return float(means.max())
        missing = self.cost - self.total(np.minimum(means, price))
        return price + missing / able if missing > self.cost * ARRIVED else price

    def charge(self, money: Floats, price: float) -> None:
        """Takes the price of a unit from each backer, or what is left."""
        paid = price if self.backers.amounts is None else price * self.backers.amounts
        money[self.backers.ballots] = np.maximum(money[self.backers.ballots] - paid, 0)


@dataclass(frozen=True)
class Purchase:
    """An option bought at `price` for a unit of the amount on the ballot, `rho` for one of worth; `tied` all had this rho."""

    option: int
    price: float
    rho: float
    tied: tuple[int, ...]


class _Bid(NamedTuple):
    """An option that cannot be bought below `rho`, and in round `known` (-1: not priced in full) for no more."""

    rho: float
    precedence: int
    option: int
    known: int = -1


class Run:
    """One run: everybody has the same endowment, and the option with the lowest rho is bought until none can be paid for.

    Rho only grows while money is spent: what was found in an earlier round is a lower bound in a later one. So in each
    round only those options are priced anew that could still be the cheapest, and no nearer than needed to rule them out.
    """

    def __init__(self, offers: Mapping[int, Offer], ballots_count: int, endowment: float) -> None:
        self.offers, self.endowment = offers, endowment
        self.money: Floats = np.full(ballots_count, endowment)
        self.purchases: list[Purchase] = []
        self._bids = [_Bid(offer.least_rho, offer.precedence, option) for option, offer in offers.items()]
        heapify(self._bids)
        while tied := self._cheapest():
            self._buy(sorted(tied, key=lambda bid: bid.precedence))

    @property
    def bought(self) -> tuple[int, ...]:
        """The options bought, in order."""
        return tuple(purchase.option for purchase in self.purchases)

    @property
    def undecided(self) -> list[tuple[int, ...]]:
        """The ties of which not every option could be bought."""
        bought = set(self.bought)
        return [purchase.tied for purchase in self.purchases if not set(purchase.tied) <= bought]

    def unbought(self) -> list[int]:
        """The options that raising the endowment could still buy: neither bought nor excluded by one that is."""
        bought = set(self.bought)
        taken = {self.offers[option].group for option in bought} - {""}
        return [option for option, offer in self.offers.items() if option not in bought and offer.group not in taken]

    def _cheapest(self) -> list[_Bid]:
        """The options of the lowest rho of this round; none when nothing can be paid for."""
        now, tied, highest = len(self.purchases), [], np.inf
        means: dict[int, Floats] = {}
        while self._bids and self._bids[0].rho <= highest:
            bid = heappop(self._bids)
            if bid.known == now:
                tied.append(bid)
                highest = min(highest, bid.rho * (1 + TOLERANCE))
                continue
            offer = self.offers[bid.option]
            if bid.option not in means:
                means[bid.option] = offer.each(self.money)
                if offer.total(means[bid.option]) < offer.cost * (1 - TOLERANCE):
                    continue
            rho = offer.nearer_price(means[bid.option], bid.rho * offer.worth) / offer.worth
            is_there = rho <= bid.rho * (1 + ARRIVED)
            heappush(self._bids, _Bid(max(rho, bid.rho), bid.precedence, bid.option, now if is_there else -1))
        return tied

    def _buy(self, tied: list[_Bid]) -> None:
        first, *others = tied
        offer = self.offers[first.option]
        self.purchases.append(Purchase(first.option, first.rho * offer.worth, first.rho, tuple(bid.option for bid in tied)))
        offer.charge(self.money, first.rho * offer.worth)
        self._bids += others
        if offer.group:
            self._bids = [bid for bid in self._bids if self.offers[bid.option].group != offer.group]
        heapify(self._bids)
