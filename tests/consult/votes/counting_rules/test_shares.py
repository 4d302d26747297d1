"""Who can pay for what, and at which price."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.backing import Backers
from consult.votes.counting_rules.shares import Offer, Run


def _offer(cost: float, ballots: list[int], *, worth: float = 1.0, place: int = 0, group: str = "", **more: object) -> Offer:
    return Offer.of(Backers(np.array(ballots), **more), cost, worth, place, group)  # type: ignore[arg-type]


def _price(offer: Offer, money: np.ndarray) -> float:
    """The price Newton's method arrives at."""
    means, price = offer.each(money), offer.least_rho * offer.worth
    while (nearer := offer.nearer_price(means, price)) > price:
        price = nearer
    return price


def test_the_rich_pay_what_the_poor_cannot() -> None:
    offer = _offer(9, [0, 1, 2])
    assert _price(offer, np.array([9.0, 9.0, 9.0])) == 3
    assert _price(offer, np.array([2.0, 2.0, 6.0])) == pytest.approx(5)
    assert _price(offer, np.array([1.0, 2.0, 6.0])) == pytest.approx(6)


def test_whoever_gave_an_option_twice_the_points_pays_twice_as_much() -> None:
    offer = _offer(9, [0, 1], amounts=np.array([2.0, 1.0]))
    money = np.array([9.0, 9.0])
    price = _price(offer, money)
    offer.charge(money, price)
    assert (price, list(money)) == (3, [3, 6])


def test_equal_ballots_pay_for_all_who_cast_them() -> None:
    assert _price(_offer(10, [0, 1], people=np.array([4.0, 1.0])), np.array([3.0, 1.0])) == pytest.approx(2.25)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9), st.integers(1, 5)), min_size=1, max_size=12),
    st.floats(0.01, 1),
)
def test_at_the_price_found_the_payments_are_the_cost(backers: list[tuple[int, int, int]], part: float) -> None:
    money, people, amounts = (np.array(column, dtype=float) for column in zip(*backers, strict=True))
    cost = float(part * (money * people).sum())
    if not cost:
        return
    price = _price(_offer(cost, list(range(len(backers))), people=people, amounts=amounts), money)
    assert (people * np.minimum(money, price * amounts)).sum() == pytest.approx(cost, rel=1e-9)


def test_the_lowest_rho_is_bought_first_until_nobody_can_pay() -> None:
    # Rho is cost / backers / worth: 1/3, 1/2, 1/2. After o1 and o0, ballots 0 and 1 have 2 each: too little for o2.
    offers = {
        0: _offer(8, [0, 1], worth=8, place=0),
        1: _offer(12, [0, 1, 2], worth=12, place=1),
        2: _offer(10, [0, 1], worth=10, place=2),
    }
    run = Run(offers, 3, 10.0)
    assert run.bought == (1, 0)
    assert [purchase.rho for purchase in run.purchases] == [pytest.approx(1 / 3), pytest.approx(1 / 2)]
    assert [purchase.tied for purchase in run.purchases] == [(1,), (0, 2)]
    assert list(run.money) == [2, 2, 6]
    assert run.unbought() == [2]


def test_whoever_has_an_excluding_option_bought_needs_the_other_no_more() -> None:
    offers = {0: _offer(2, [0], group="pool"), 1: _offer(3, [0], place=1, group="pool"), 2: _offer(4, [0], place=2)}
    run = Run(offers, 1, 100.0)
    assert (run.bought, run.unbought()) == ((0, 2), [])
