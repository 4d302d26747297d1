"""How far endowments can rise before anything else is bought."""

from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules.backing import backing
from consult.votes.counting_rules.shares import Offer, Run
from consult.votes.counting_rules.standstill import standstill
from tests.factories import elections


def offers_of(election: object, worth_is_cost: bool = True) -> tuple[dict[int, Offer], int]:
    """The offers of an election and the number of different ballots."""
    backed = backing(election, range(len(election.options)), is_for_everybody=True)  # type: ignore[attr-defined,arg-type]
    costs = election.costs  # type: ignore[attr-defined]
    offers = {
        option: Offer.of(backers, float(costs[option]), float(costs[option]) if worth_is_cost else 1.0, option, "")
        for option, backers in backed.backers.items()
    }
    return offers, backed.ballots_count


def test_a_lonely_dear_option_is_known_to_wait() -> None:
    offers, ballots = offers_of(elections.approvals(2, ((0,), 99), ((1,), 1), costs=(99, 5_000), budget=1_000.0))
    run = Run(offers, ballots, 10.0)
    assert run.bought == (0,)
    rise = standstill(run)
    assert 4_980 < rise < 4_990
    assert Run(offers, ballots, 10 + rise).bought == (0,)
    assert Run(offers, ballots, 5_000.0).bought == (0, 1)


@given(
    st.lists(st.integers(1, 60), min_size=2, max_size=6),
    st.lists(st.tuples(st.sets(st.integers(0, 5), min_size=1), st.integers(1, 3)), min_size=1, max_size=8),
    st.floats(1, 60),
    st.booleans(),
)
def test_within_the_rise_the_same_options_are_bought_in_the_same_order(
    costs: list[int], cast: list[tuple[set[int], int]], endowment: float, is_cost: bool
) -> None:
    ballots = [(sorted(place for place in chosen if place < len(costs)), weight) for chosen, weight in cast]
    offers, count = offers_of(elections.approvals(len(costs), *ballots, costs=costs), is_cost)
    run = Run(offers, count, endowment)
    rise = min(standstill(run), 1e6)
    for part in (0.01, 0.3, 0.7, 0.999):
        assert Run(offers, count, endowment + part * rise).bought == run.bought
