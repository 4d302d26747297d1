"""How far endowments can rise before equal shares buy anything else: what spares runs whose result is known."""

from collections.abc import Iterable

import numpy as np

from consult.votes.counting_rules.election import Floats
from consult.votes.counting_rules.shares import TOLERANCE, Offer, Purchase, Run

# What rounding could have moved, as a part of the rise.
MARGIN = 1e-6


def standstill(run: Run) -> float:
    """A rise of everybody's endowment below which the same options are bought in the same order; 0 when none is certain.

    While those who pay a price in full and those who give all they have stay the same people, money left and prices are
    straight lines of the endowment. The purchases are repeated with the slopes of these lines, and the rise stops
    before somebody short of a price can pay it, and before another option could be cheaper than the one bought. That
    prices only fall and money only grows with the endowment makes the bounds safe.
    """
    money, slopes = run.money * 0 + run.endowment, np.ones(len(run.money))
    rise, bought, taken = np.inf, set(), set()
    for purchase in run.purchases:
        bought.add(purchase.option)
        waiting = [offer for option, offer in run.offers.items() if option not in bought and offer.group not in taken]
        rise = min(rise, _pay(run.offers[purchase.option], purchase, money, slopes, waiting))
        if rise <= 0:
            return 0.0
        taken |= {run.offers[purchase.option].group} - {""}
    waiting = [run.offers[option] for option in run.unbought()]
    return max(0.0, min(rise, _overtaken(waiting, np.inf, money, slopes)) * (1 - MARGIN))


def _pay(offer: Offer, purchase: Purchase, money: Floats, slopes: Floats, waiting: Iterable[Offer]) -> float:
    """Makes the purchase, changing money and slopes; how far endowments can rise so that it stays what it is."""
    means, growth = offer.each(money), offer.each(slopes)
    is_short = means < purchase.price
    able = offer.able(means, purchase.price)
    if not able:
        return 0.0
    fall = offer.total(np.where(is_short, growth, 0)) / able
    nearing = (growth + fall)[is_short]
    missing = (purchase.price - means)[is_short]
    paid_in_full = np.divide(missing, nearing, out=np.full(len(missing), np.inf), where=nearing > 0)
    rise = min(float(paid_in_full.min(initial=np.inf)), _overtaken(waiting, purchase.rho, money, slopes))
    offer.charge(money, purchase.price)
    amounts = 1.0 if offer.backers.amounts is None else offer.backers.amounts
    slopes[offer.backers.ballots] = np.where(is_short, 0, (growth + fall) * amounts)
    return rise


def _overtaken(waiting: Iterable[Offer], rho: float, money: Floats, slopes: Floats) -> float:
    """How far endowments can rise before one of those that wait could be bought for this rho."""
    rise = np.inf
    for offer in waiting:
        if offer.least_rho > rho * (1 + TOLERANCE):
            continue
        means, price = offer.each(money), rho * (1 + TOLERANCE) * offer.worth
        missing = offer.cost * (1 - TOLERANCE) - offer.total(np.minimum(means, price))
        growth = offer.total(np.where(means < price, offer.each(slopes), 0))
        if missing <= 0:
            return 0.0
        rise = min(rise, missing / growth if growth > 0 else np.inf)
    return float(rise)
