"""Raising the shares step by step."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.raising import Sale, raise_shares
from consult.votes.counting_rules.shares import Run
from tests.consult.votes.counting_rules.test_standstill import offers_of
from tests.factories import elections


def _sale(costs: list[int], ballots: list[tuple[list[int], int]], budget: int) -> Sale:
    offers, count = offers_of(elections.approvals(len(costs), *ballots, costs=costs))
    return Sale(offers, {option: Decimal(cost) for option, cost in enumerate(costs)}, Decimal(budget), count)


def _one_by_one(sale: Sale, endowment: float, step: float) -> tuple[Run, int]:
    """The definition, without leaving any step out."""
    run, steps = sale.run(endowment), 0
    while run.unbought():
        higher = sale.run(endowment + (steps + 1) * step)
        if sale.left(higher) < 0:
            break
        run, steps = higher, steps + 1
    return run, steps


@given(
    st.lists(st.integers(1, 60), min_size=2, max_size=6),
    st.lists(st.tuples(st.sets(st.integers(0, 5), min_size=1), st.integers(1, 3)), min_size=1, max_size=8),
    st.floats(0.1, 0.9),
    st.sampled_from([0.5, 1.0, 3.0]),
)
def test_steps_left_out_change_nothing(costs: list[int], cast: list[tuple[set[int], int]], part: float, step: float) -> None:
    ballots = [(sorted(place for place in chosen if place < len(costs)), weight) for chosen, weight in cast]
    sale = _sale(costs, ballots, max(1, int(part * sum(costs))))
    endowment = float(sale.budget) / sum(weight for _, weight in cast)
    run, steps, _ = raise_shares(sale, endowment, step, until_exhausted=False)
    expected, expected_steps = _one_by_one(sale, endowment, step)
    assert (run.bought, steps) == (expected.bought, expected_steps)


def test_add1_goes_on_where_add1e_is_done() -> None:
    # With 10 each o0 alone is bought, and 40 are left; from 20 on o2 as well, and o1 never fits: 10 are left.
    sale = _sale([60, 95, 30], [([0], 6), ([1], 2), ([2], 2)], 100)
    assert sale.run(10.0).bought == (0,)
    first, steps, _ = raise_shares(sale, 10.0, 1.0, until_exhausted=True)
    assert (first.bought, steps) == ((0, 2), 5)
    last, more, _ = raise_shares(sale, 10.0, 1.0, until_exhausted=False)
    assert (last.bought, more) == ((0, 2), 37)  # at 48 each o1 could be paid, which would overspend


def test_rising_ends_when_everything_wanted_is_bought() -> None:
    run, steps, _ = raise_shares(_sale([5, 5], [([0], 1), ([1], 1)], 1_000), 500.0, 1.0, until_exhausted=False)
    assert (set(run.bought), steps) == ({0, 1}, 0)
