"""Counting the election in a file as asked."""

import pytest

from consult.votes.counting_files import Request, Uncountable, chosen_rule, count_file, usual_step
from consult.votes.counting_rules.election import TieRule
from consult.votes.formats import blt, pabulib, preflib
from tests.factories.election_files import pabulib as file_with

POINTS = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "voter_id;vote;points\n1;a,b;3,1\n2;b,a;1,3\n3;c;2\n4;;\n")
RANKINGS = "# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Boris\n3: 2,1\n1: 1\n"
BLT = '2 1\n3 2 1 0\n1 1 0\n0\n"Ada"\n"Boris"\n""\n'


def test_the_official_rule_is_taken_where_it_is_known_else_a_usual_one() -> None:
    assert chosen_rule(pabulib.read(file_with(("rule;greedy", "rule;Equalshares/add1"))), None).key == "equal-shares"
    assert chosen_rule(pabulib.read(file_with(("rule;greedy", "rule;unknown"))), None).key == "greedy"
    assert chosen_rule(preflib.read(RANKINGS), None).key == "schulze"
    assert chosen_rule(blt.read(BLT), None).key == chosen_rule(blt.read(BLT), "official").key == "stv"
    assert chosen_rule(pabulib.read(file_with()), "phragmen").key == "phragmen"


@pytest.mark.parametrize("rule", ["unknown", "poznań", ""])
def test_an_official_rule_nobody_knows_is_refused(rule: str) -> None:
    reason = f"names the rule “{rule}”" if rule else "names no official rule"
    with pytest.raises(Uncountable, match=rf"The file {reason}.*Choose a rule with --rule\."):
        count_file(pabulib.read(file_with(("rule;greedy", f"rule;{rule}"))), Request("official"))


def test_greedy_is_counted_with_its_cost_and_what_is_left() -> None:
    counted = count_file(pabulib.read(file_with()), Request("official"))
    assert counted.winners == ["a", "c"] and counted.cost == 900.5 and counted.unspent == 99.5
    assert counted.coverage_share == 0.75 and counted.seconds >= 0


def test_a_rule_that_spends_nothing_leaves_the_budget_out() -> None:
    counted = count_file(pabulib.read(file_with()), Request("plurality", seats=2, ties=TieRule.COST))
    assert counted.winners == ["b", "a"] and counted.cost == 1000.5 and counted.unspent is None


def test_between_equals_the_file_decides_or_with_a_budget_the_identifier_unless_somebody_says_otherwise() -> None:
    assert count_file(pabulib.read(file_with()), Request()).election.ties is TieRule.NAME
    assert count_file(pabulib.read(file_with()), Request(ties=TieRule.COST)).election.ties is TieRule.COST
    said = pabulib.read(file_with(("rule;greedy", "rule;greedy\ntie_rule;file")))
    assert count_file(said, Request()).election.ties is TieRule.FILE
    assert count_file(blt.read(BLT), Request()).election.ties is TieRule.FILE


def test_the_points_of_borda_go_by_the_number_of_options_and_those_of_a_budget_by_the_longest_ranking() -> None:
    file = pabulib.read(file_with(("approval", "ordinal\nmax_length;2")))
    assert count_file(file, Request("borda")).count.figures == (3, 3, 2)
    assert count_file(file, Request("greedy")).count.figures == (3, 3, 2)
    longer = pabulib.read(file_with(("approval", "ordinal\nmax_length;3")))
    assert count_file(longer, Request("borda")).count.figures == (3, 3, 2)
    assert count_file(longer, Request("greedy")).count.figures == (5, 5, 3)


def test_points_are_grades_to_majority_judgment() -> None:
    counted = count_file(pabulib.read(file_with(("approval", "cumulative"), POINTS)), Request("majority-judgment"))
    assert counted.election.settings.grades == 4 and counted.count.ballots_count == 4


def test_points_that_make_no_scale_are_no_grades() -> None:
    votes = (POINTS[0], "voter_id;vote;points\n1;a,b;300,1\n")
    with pytest.raises(Uncountable, match="Points from 1 to 300 are no scale of grades"):
        count_file(pabulib.read(file_with(("approval", "cumulative"), votes)), Request("majority-judgment"))


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("stv", "The rule stv counts rankings, and the file holds approvals."),
        ("majority-judgment", "The rule majority-judgment counts grades, and the file holds approvals."),
    ],
)
def test_ballots_a_rule_cannot_count_are_refused(rule: str, reason: str) -> None:
    with pytest.raises(Uncountable, match=reason):
        count_file(pabulib.read(file_with()), Request(rule))


def test_a_rule_that_spends_a_budget_refuses_a_file_without_one() -> None:
    with pytest.raises(Uncountable, match=r"The rule greedy spends a budget, and the file has none."):
        count_file(preflib.read(RANKINGS), Request("greedy"))


def test_what_is_asked_goes_before_what_the_file_says() -> None:
    file = pabulib.read(file_with(("rule;greedy", "rule;equalshares")))
    official = count_file(file, Request())
    assert official.election.settings.completion == "none"
    asked = count_file(file, Request(completion="greedy", step=5, utility="cardinality"))
    assert (asked.election.settings.completion, asked.election.settings.utility) == ("greedy", "cardinality")
    assert usual_step(asked.election) == 5 and usual_step(official.election) == max(1, 1000 // 4 // 100)


def test_seats_come_from_the_file_or_from_who_asks() -> None:
    assert count_file(blt.read(BLT), Request()).winners == ["2"]
    assert count_file(blt.read(BLT), Request(seats=2)).winners == ["2", "1"]
