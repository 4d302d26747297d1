"""Greedy by votes."""

from consult.votes.counting_rules.election import Marks, TieRule
from consult.votes.counting_rules.equal_shares import EqualShares
from consult.votes.counting_rules.greedy import Greedy, by_support
from tests.factories import elections


def test_most_votes_first_and_what_no_longer_fits_is_passed_over() -> None:
    count = Greedy().count(elections.approvals(3, ((0,), 9), ((1,), 5), ((2,), 3), costs=(60, 50, 40), budget=100.0))
    assert (count.winners, count.cost, count.facts["unspent"]) == ((0, 2), 100, 0)
    assert count.order == (0, 2, 1)
    assert count.figures == (9, 5, 3)


def test_points_are_added_up() -> None:
    election = elections.scores(2, ((1, 0), 9), ((0, 5), 2), costs=(10, 10), budget=10.0)
    assert Greedy().count(election).winners == (1,)
    assert by_support(election).unit == "points"


def test_rankings_give_more_to_what_stands_first() -> None:
    count = Greedy().count(elections.rankings(3, ((0, 1), 2), ((1, 2), 1), costs=(1, 1, 1), budget=1.0))
    assert (count.figures, count.winners) == ((6, 7, 2), (1,))


def test_the_tie_rule_decides_who_gets_the_money() -> None:
    tied = {"costs": (70, 60), "budget": 100.0}
    assert Greedy().count(elections.approvals(2, ((0, 1), 5), **tied)).winners == (0,)
    by_cost = Greedy().count(elections.approvals(2, ((0, 1), 5), ties=TieRule.COST, **tied))
    assert (by_cost.winners, by_cost.ties, by_cost.facts["decisive_ties"]) == ((1,), ((1, 0),), [[1, 0]])


def test_votes_against_are_taken_off_and_what_more_people_are_against_is_never_chosen() -> None:
    ballots = (((1, 1, -1), 6), ((-1, 1, -1), 8))
    election = elections.scores(3, *ballots, marks=Marks.STANCES, costs=(10, 10, 10), budget=30.0)
    count = Greedy().count(election)
    assert (count.winners, count.figures) == ((1,), (-2, 14, -14))
    assert Marks.STANCES not in EqualShares.reads


def test_an_option_without_any_vote_is_chosen_last_where_money_is_left() -> None:
    count = Greedy().count(elections.approvals(2, ((1,), 3), costs=(10, 10), budget=20.0))
    assert count.winners == (1, 0)
