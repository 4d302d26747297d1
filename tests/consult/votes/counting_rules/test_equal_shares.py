"""The Method of Equal Shares."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election, ElectionOption, Profile, Settings
from consult.votes.counting_rules.equal_shares import EqualShares, default_step
from consult.votes.counting_rules.greedy import Greedy
from tests.consult.votes.counting_rules.drawing import rows_of
from tests.factories import elections

NONE = Settings(completion="none")


@st.composite
def drawn(draw: st.DrawFn) -> Election:
    """Some options with different costs, some ballots."""
    costs = draw(st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True))
    places = st.sets(st.integers(0, len(costs) - 1))
    ballots = draw(st.lists(st.tuples(places.map(sorted), st.integers(1, 4)), min_size=1, max_size=8))
    completion = draw(st.sampled_from(["none", "add1", "add1e", "greedy"]))
    settings = Settings(completion=completion, utility=draw(st.sampled_from(["cost", "cardinality"])))
    return elections.approvals(len(costs), *ballots, costs=costs, budget=float(draw(st.integers(1, 300))), settings=settings)


def test_every_group_decides_on_its_part_of_the_budget() -> None:
    # Six people in the north have five wishes, four in the south two; each costs 20 of 100.
    ballots = ((range(5), 6), ((5, 6), 4))
    election = elections.approvals(7, *ballots, costs=[20] * 7, budget=100.0, settings=NONE)
    assert Greedy().count(election).winners == (0, 1, 2, 3, 4)
    count = EqualShares().count(election)
    assert count.winners == (0, 1, 2, 5, 6)
    assert (count.cost, count.facts["unspent"], count.facts["endowment"]) == (100, 0, 10)
    paid = [step for step in count.steps if step["kind"] == "paid"]
    assert [step["people"] for step in paid] == [6, 6, 6, 4, 4]
    assert [step["price"] for step in paid] == pytest.approx([20 / 6] * 3 + [5, 5])


def test_by_cost_dear_options_come_first_by_number_cheap_ones() -> None:
    # Of as many backers: a dear option gives them more by cost, a cheap one costs them less by number.
    election = elections.approvals(2, ((0, 1), 10), ((0,), 1), costs=(90, 20), budget=132.0, settings=NONE)
    assert EqualShares().count(election).winners == (0, 1)
    by_number = replace(election, settings=Settings(completion="none", utility="cardinality"))
    assert EqualShares().count(by_number).winners == (1, 0)


def test_points_are_what_an_option_gives() -> None:
    election = elections.scores(2, ((1, 3), 10), costs=(50, 60), budget=100.0, settings=NONE)
    assert EqualShares().count(election).winners == (1,)


@pytest.mark.parametrize(
    ("completion", "winners", "kinds"),
    [
        ("none", (0,), {"shared", "paid", "short"}),
        ("add1", (0, 2), {"shared", "raised", "paid", "short"}),
        ("add1e", (0, 2), {"shared", "raised_until_spent", "paid", "short"}),
        ("greedy", (0, 2), {"shared", "paid", "short", "remainder", "too_dear", "bought"}),
    ],
)
def test_what_is_left_is_spent_as_announced(completion: str, winners: tuple[int, ...], kinds: set[str]) -> None:
    election = elections.approvals(3, ((0,), 6), ((1,), 2), ((2,), 2), costs=(60, 95, 30), budget=100.0)
    count = EqualShares().count(replace(election, settings=Settings(completion=completion)))
    assert count.winners == winners
    assert {step["kind"] for step in count.steps} == kinds
    assert count.facts["completion"] == completion


def test_the_step_is_a_hundredth_of_a_share_and_is_kept() -> None:
    assert default_step(1_070_000, 2_553) == 4
    assert default_step(100, 80) == 1
    election = elections.approvals(2, ((0,), 6), ((1,), 4), costs=(60, 95), budget=100.0)
    assert EqualShares().count(election).facts["step"] == 1
    assert EqualShares().count(replace(election, settings=Settings(step=2.5))).facts["step"] == 2.5


def test_what_costs_nothing_is_chosen_when_somebody_wants_it() -> None:
    count = EqualShares().count(elections.approvals(3, ((0, 1), 6), costs=(60, 0, 0), budget=100.0))
    assert count.winners == (1, 0)


def test_a_tie_is_said_and_whether_it_decided() -> None:
    election = elections.approvals(2, ((0, 1), 10), costs=(60, 60), budget=100.0, settings=NONE)
    count = EqualShares().count(election)
    assert (count.winners, count.ties, count.facts["decisive_ties"]) == ((0,), ((0, 1),), [[0, 1]])


def test_a_tie_that_kept_shares_from_rising_further_is_said() -> None:
    # With 29 each, o1 and o3 are bought. With 30 the tie rule gives the first person o0 instead of o1: 70 of 60 would be spent.
    election = elections.approvals(4, ((0, 1), 1), ((3,), 2), ((), 1), costs=(30, 10, 20, 40), budget=60.0)
    count = EqualShares().count(election)
    assert (count.winners, count.ties) == ((3, 1), ((0, 1),))
    assert [step["options"] for step in count.steps if step["kind"] == "tied_while_rising"] == [[0, 1]]


def test_a_tie_that_might_have_ended_the_rise_sooner_is_said_though_the_last_run_met_none() -> None:
    # With 10 each o0 or o1 can be paid; from 14 on o2 ties with them, and what is told of the last run is that tie alone.
    settings = Settings(completion="add1", step=2.0)
    count = EqualShares().count(elections.approvals(3, ((0, 1, 2), 3), costs=(20, 30, 40), budget=30.0, settings=settings))
    assert count.ties == ((0, 1), (0, 1, 2))
    assert [step["options"] for step in count.steps if step["kind"] == "tied_while_rising"] == [[0, 1]]


@given(drawn())
def test_the_budget_is_never_exceeded(election: Election) -> None:
    count = EqualShares().count(election)
    assert count.cost <= (election.budget or 0)
    assert count.cost + count.facts["unspent"] == election.budget


@given(drawn(), st.integers(1, 20))
def test_blank_ballots_change_the_share_of_each_and_nothing_else(election: Election, blanks: int) -> None:
    people, budget = election.profile.ballots_count, election.budget or 0
    more = Profile.of([*rows_of(election), ((), (), blanks)])
    wider = replace(election, profile=more, budget=budget * (people + blanks) / people, settings=NONE)
    count, again = EqualShares().count(replace(election, settings=NONE)), EqualShares().count(wider)
    assert again.winners == count.winners
    assert again.facts["endowment"] == pytest.approx(count.facts["endowment"])


@given(drawn(), st.randoms())
def test_without_ties_the_names_of_options_do_not_matter(election: Election, random: Random) -> None:
    count = EqualShares().count(election)
    assume(not count.ties)
    places = list(range(len(election.options)))
    random.shuffle(places)
    moved = tuple(election.options[places.index(place)] for place in range(len(places)))
    rows = [(tuple(places[choice] for choice in choices), values, weight) for choices, values, weight in rows_of(election)]
    again = EqualShares().count(replace(election, options=moved, profile=Profile.of(rows)))
    assume(not again.ties)
    assert again.winners == tuple(places[option] for option in count.winners)


@given(drawn(), st.integers(1, 30), st.integers(1, 100))
def test_a_group_with_one_wish_and_money_for_it_gets_it(election: Election, group: int, percent: int) -> None:
    budget, people = election.budget or 0, election.profile.ballots_count + group
    wish = ElectionOption("wish", budget * group / people * percent / 100)
    place = len(election.options)
    profile = Profile.of([*rows_of(election), ((place,), (), group)])
    count = EqualShares().count(replace(election, options=(*election.options, wish), profile=profile, settings=NONE))
    assert place in count.winners
