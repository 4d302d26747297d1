"""A counted file in words and as JSON."""

import json

from consult.votes.count_report import as_json, condorcet, more_json, report
from consult.votes.counting_files import CountedFile, Request, count_file
from consult.votes.counting_rules.election import TieRule
from consult.votes.formats import pabulib, preflib
from tests.factories.election_files import pabulib as file_with

KEYS = ["rule", "winners", "cost", "budget", "unspent", "coverage_share", "ties", "voters", "seconds"]
CYCLE = "# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Boris\n# ALTERNATIVE NAME 3: Clara\n1: 1,2,3\n1: 2,3,1\n1: 3,1,2\n"


def _counted(*changes: tuple[str, str], **asked: object) -> CountedFile:
    return count_file(pabulib.read(file_with(*changes)), Request(**asked))  # type: ignore[arg-type]


def test_the_json_has_these_keys_and_whole_figures_are_integers() -> None:
    found = json.loads(json.dumps(as_json(_counted())))
    assert list(found) == KEYS
    assert found | {"seconds": 0} == {
        "rule": "greedy",
        "winners": ["a", "c"],
        "cost": 900.5,
        "budget": 1000,
        "unspent": 99.5,
        "coverage_share": 0.75,
        "ties": [["a", "b"]],
        "voters": 4,
        "seconds": 0,
    }
    assert isinstance(found["budget"], int)


def test_without_a_budget_nothing_is_left_of_it() -> None:
    found = as_json(_counted(rule="plurality"))
    assert (found["cost"], found["budget"], found["unspent"], found["winners"]) == (600, None, None, ["a"])


def test_more_says_settings_official_winners_and_other_rules() -> None:
    found = more_json(_counted(("rule;greedy", "rule;equalshares/add1")))
    assert (found["completion"], found["step"], found["utility"]) == ("add1", 2, "cost")
    assert found["selected"] == ["a", "c"] and found["official_rule"] == "equalshares/add1"
    assert "greedy" in {one["rule"] for one in found["alternatives"]} and found["condorcet_winner"] is None
    assert more_json(_counted())["completion"] is None


def test_people_read_winners_with_their_names_and_costs() -> None:
    said = report(_counted())
    assert said.startswith("Budget of a small town\n") and "4 voters, 3 options" in said
    assert "   1. a     600  A garden\n   2. c  300.50  A swing\n" in said
    assert "Cost: 900.50 of 1,000, of which 99.50 stay unspent" in said
    assert "Voters who get something they chose: 75.0%" in said
    assert "Tied, and put in order by name: a, b" in said
    assert "The file gives the same 2 winners" in said


def test_winners_that_differ_from_those_of_the_file_are_named() -> None:
    said = report(_counted(ties=TieRule.COST))
    assert "Winners here and not in the file: b" in said and "Winners in the file and not here: a" in said
    assert "the cheaper one first: b, a" in said or "the cheaper one first: a, b" in said


def test_the_settings_of_equal_shares_and_what_disagrees_are_said() -> None:
    said = report(_counted(("rule;greedy", "rule;equalshares/add1-comparison"), ("num_votes;4", "num_votes;7")))
    assert "completion add1 by 2, utility cost; then compared with greedy" in said
    assert "Note: META says num_votes is “7”; the file holds 4 ballots." in said


def test_the_condorcet_winner_of_rankings_is_always_said() -> None:
    clear = count_file(preflib.read(CYCLE + "2: 2\n"), Request("irv"))
    assert condorcet(clear.election) == 1
    assert "Beats every other option in a duel (Condorcet winner): 2 (Boris)" in report(clear)
    cycle = count_file(preflib.read(CYCLE), Request("schulze"))
    assert condorcet(cycle.election) is None and "there is no Condorcet winner" in report(cycle)


def test_a_name_cannot_steer_the_terminal() -> None:
    said = report(_counted(("A garden", "A \x1b[2Jgarden\x07")))
    assert "\x1b" not in said and "\x07" not in said and "A  [2Jgarden" in said
