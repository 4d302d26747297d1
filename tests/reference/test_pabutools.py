"""Random small elections have the winners that pabutools finds with exact fractions, ties broken by the order of names."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pabutools.election import (
    Additive_Cardinal_Sat,
    ApprovalBallot,
    ApprovalProfile,
    CardinalBallot,
    Cardinality_Sat,
    CardinalProfile,
    Cost_Sat,
    Instance,
    Project,
)
from pabutools.fractions import frac
from pabutools.rules import BudgetAllocation, greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.tiebreaking import lexico_tie_breaking

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile, Settings

SATISFACTION = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}


@st.composite
def approvals(draw: st.DrawFn) -> Election:
    """A few projects, a budget for a part of them, and approvals; some ballots are cast by several people."""
    costs = draw(st.lists(st.integers(1, 99), min_size=1, max_size=7))
    places = st.integers(0, len(costs) - 1)
    ballots = draw(st.lists(st.tuples(st.sets(places), st.integers(1, 3)), min_size=1, max_size=9))
    budget = draw(st.integers(1, sum(costs)))
    options = tuple(ElectionOption(f"p{place}", 100.0 * cost) for place, cost in enumerate(costs))
    return Election(options, Profile.of((sorted(chosen), (), weight) for chosen, weight in ballots), budget=100.0 * budget)


@st.composite
def points(draw: st.DrawFn) -> Election:
    """The same with points from 0 to 5."""
    election = draw(approvals())
    values = draw(st.lists(st.integers(0, 5), min_size=len(election.profile.choices), max_size=len(election.profile.choices)))
    profile = replace(election.profile, values=Profile.of([((), values, 1)]).values)
    return replace(election, profile=profile, marks=Marks.SCORES)


class Twin:
    """The election as pabutools knows it."""

    def __init__(self, election: Election) -> None:
        self.projects = [Project(option.id, int(option.cost)) for option in election.options]
        self.instance = Instance(self.projects, budget_limit=int(election.budget or 0))
        ballots = self._ballots(election)
        is_scored = election.marks is Marks.SCORES
        profile = CardinalProfile if is_scored else ApprovalProfile
        self.profile = profile([CardinalBallot(one) if is_scored else ApprovalBallot(one) for one in ballots])

    def _ballots(self, election: Election) -> list[dict[Project, int]]:
        profile, start, ballots = election.profile, 0, []
        for size, weight in zip(profile.sizes, profile.weights, strict=True):
            places = range(start, start + size)
            values = [int(profile.values[place]) if len(profile.values) else 1 for place in places]
            chosen = [self.projects[profile.choices[place]] for place in places]
            ballots += [dict(zip(chosen, values, strict=True))] * int(weight)
            start += size
        return ballots

    def equal_shares(self, satisfaction: type, endowment: Fraction) -> list[str]:
        """What is bought when everybody has this endowment."""
        people = self.profile.num_ballots()
        instance = Instance(self.projects, budget_limit=frac(endowment.numerator * people, endowment.denominator))
        return names(method_of_equal_shares(instance, self.profile, satisfaction))

    def cost(self, chosen: Sequence[str]) -> int:
        """What these projects cost together."""
        return sum(int(project.cost) for project in self.projects if project.name in chosen)

    def raised(self, satisfaction: type, step: int) -> list[str]:
        """The last result within the budget when endowments rise until the next one would overspend."""
        budget, wanted = int(self.instance.budget_limit), {project.name for ballot in self.profile for project in ballot}
        endowment = Fraction(budget, self.profile.num_ballots())
        chosen = self.equal_shares(satisfaction, endowment)
        while set(chosen) != wanted:
            endowment += step
            higher = self.equal_shares(satisfaction, endowment)
            if self.cost(higher) > budget:
                break
            chosen = higher
        return chosen


def names(allocation: BudgetAllocation) -> list[str]:
    """The projects chosen, in order."""
    return [project.name for project in allocation]


def winners(election: Election, rule: str) -> list[str]:
    """The winners by a rule of ours, in order."""
    return [election.options[option].id for option in COUNTING_RULES[rule].count(election).winners]


@given(approvals())
def test_greedy_by_votes_and_by_votes_for_the_money(election: Election) -> None:
    twin = Twin(election)
    by_money = greedy_utilitarian_welfare(twin.instance, twin.profile, Cardinality_Sat, tie_breaking=lexico_tie_breaking)
    by_votes = greedy_utilitarian_welfare(twin.instance, twin.profile, Cost_Sat, tie_breaking=lexico_tie_breaking)
    assert winners(election, "greedy-density") == names(by_money)
    assert winners(election, "greedy") == names(by_votes)


@pytest.mark.parametrize("utility", list(SATISFACTION))
@given(election=approvals())
def test_equal_shares(election: Election, utility: str) -> None:
    endowment = Fraction(int(election.budget or 0), election.profile.ballots_count)
    counted = replace(election, settings=Settings(completion="none", utility=utility))
    assert winners(counted, "equal-shares") == Twin(election).equal_shares(SATISFACTION[utility], endowment)


@given(points())
def test_equal_shares_of_points(election: Election) -> None:
    endowment = Fraction(int(election.budget or 0), election.profile.ballots_count)
    counted = replace(election, settings=Settings(completion="none", utility="cardinality"))
    assert winners(counted, "equal-shares") == Twin(election).equal_shares(Additive_Cardinal_Sat, endowment)


@pytest.mark.parametrize("utility", list(SATISFACTION))
@given(election=approvals(), hundreds=st.integers(1, 9))
def test_equal_shares_raised_until_the_next_step_overspends(election: Election, hundreds: int, utility: str) -> None:
    counted = replace(election, settings=Settings(completion="add1", step=100 * hundreds, utility=utility))
    assert winners(counted, "equal-shares") == Twin(election).raised(SATISFACTION[utility], 100 * hundreds)


@given(approvals(), st.integers(1, 9))
def test_equal_shares_raised_until_the_budget_is_exhausted(election: Election, hundreds: int) -> None:
    twin, step = Twin(election), 100 * hundreds
    expected = method_of_equal_shares(twin.instance, twin.profile, Cost_Sat, voter_budget_increment=step)
    counted = replace(election, settings=Settings(completion="add1e", step=step))
    assert winners(counted, "equal-shares") == names(expected)


@given(approvals())
def test_phragmen(election: Election) -> None:
    assume(set(election.profile.choices) == set(range(len(election.options))))
    count = COUNTING_RULES["phragmen"].count(election)
    assume(not count.ties)  # of equals pabutools buys none when one of them does not fit
    twin = Twin(election)
    assert sorted(winners(election, "phragmen")) == sorted(names(sequential_phragmen(twin.instance, twin.profile)))
