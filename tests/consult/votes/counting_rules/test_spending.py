"""Spending a budget: to the cent, area by area, never on two options of one exclusive group."""

from dataclasses import replace
from decimal import Decimal

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, ElectionOption, Profile
from consult.votes.counting_rules.spending import Envelope, envelopes, exact, spend, support_of_options, whole_budget
from tests.factories import elections

BUDGET_RULES = [rule for rule in COUNTING_RULES if rule.needs_budget]


def _areas(*areas: str, **more: object) -> Election:
    options = tuple(ElectionOption(f"o{place}", 10.0, area) for place, area in enumerate(areas))
    ballots = Profile.of([((place,), (), 5 - place) for place in range(len(areas))])
    return Election(options, ballots, **more)  # type: ignore[arg-type]


def _exclusive(*groups: str, budget: float = 100.0) -> Election:
    options = tuple(ElectionOption(f"o{place}", 10.0, "", group) for place, group in enumerate(groups))
    ballots = Profile.of([(range(len(groups)), (), 10), *(((place,), (), 4 - place) for place in range(len(groups)))])
    return Election(options, ballots, budget=budget)


def test_cents_add_up() -> None:
    election = elections.approvals(3, ((0, 1, 2), 1), costs=(0.1, 0.2, 0.1), budget=0.3)
    for rule in BUDGET_RULES:
        count = rule.count(election)
        assert count.cost <= 0.3
    greedy = COUNTING_RULES["greedy"].count(election)
    assert (greedy.winners, greedy.cost, greedy.facts["unspent"]) == ((0, 1), 0.3, 0.0)
    assert exact(0.1) + exact(0.2) == Decimal("0.3")


def test_each_area_spends_its_own_budget() -> None:
    election = _areas("north", "north", "south", budget=30.0, area_budgets={"north": 10.0, "south": 20.0})
    for rule in BUDGET_RULES:
        count = rule.count(election)
        assert set(count.winners) == {0, 2}, rule.key
        assert count.facts["unspent"] == 10
        told = [(area["area"], area["cost"], area["unspent"]) for area in count.facts["areas"]]
        assert told == [("", 0, 0), ("north", 10, 0), ("south", 10, 10)]


def test_what_the_areas_leave_of_the_budget_is_for_all_other_options() -> None:
    election = _areas("", "north", "west", budget=30.0, area_budgets={"north": 10.0})
    assert [(one.area, one.options, one.budget) for one in envelopes(election)] == [("", (0, 2), 20), ("north", (1,), 10)]
    named = replace(election, area_budgets={"north": 10.0, "": 5.0})
    assert [(one.area, one.budget) for one in envelopes(named)] == [("", 5), ("north", 10)]


def test_areas_that_have_more_than_the_budget_are_the_budget() -> None:
    election = _areas("", "north", budget=5.0, area_budgets={"north": 10.0})
    assert whole_budget(election) == 10
    assert [one.budget for one in envelopes(election)] == [0, 10]
    assert whole_budget(_areas("", budget=5.0)) == 5


def test_of_an_exclusive_group_one_alone_wins_by_every_rule() -> None:
    for rule in BUDGET_RULES:
        count = rule.count(_exclusive("bridge", "bridge", ""))
        assert sorted(count.winners) == [0, 2], rule.key


def test_an_exclusive_group_can_span_areas() -> None:
    options = (ElectionOption("o0", 10.0, "north", "pool"), ElectionOption("o1", 10.0, "south", "pool"))
    ballots = Profile.of([((0,), (), 3), ((1,), (), 9)])
    election = Election(options, ballots, budget=40.0, area_budgets={"north": 20.0, "south": 20.0})
    for rule in BUDGET_RULES:
        assert rule.count(election).winners == (0,), rule.key


def test_winners_come_first_then_the_others_by_their_figures() -> None:
    def last(envelope: Envelope) -> None:
        envelope.buy(2)

    count = spend("a rule", elections.approvals(3, ((1,), 2), ((0,), 1), costs=(1, 1, 1), budget=2.0), [1, 2, 0], last)
    assert (count.winners, count.order, count.cost) == ((2,), (2, 1, 0), 1)


def test_support_adds_up_ballots_or_points() -> None:
    assert support_of_options(elections.approvals(2, ((0, 1), 5), ((1,), 2))) == [5, 7]
    assert support_of_options(elections.scores(2, ((3, 0), 5), ((1, 4), 2))) == [17, 8]
