"""B1 to B6 of the reference results: budgets as cities spent them, and as another implementation of the rules spends them."""

from dataclasses import replace

import pytest

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Settings, TieRule
from consult.votes.formats import pabulib
from tests.reference.data import reference_file

TOULOUSE = "France_Toulouse_2022.pb"
SWIECIE, WESOLA = "Poland_Swiecie_2023.pb", "Poland_Warszawa_2023_Wesola.pb"
KRAKOW, CZESTOCHOWA = "Poland_Krakow_2024_Stare_Miasto.pb", "Poland_Czestochowa_2024_Grabowka.pb"
GDYNIA = "Poland_Gdynia_2021_Cisowa__large.pb"
CHICAGO = "US_Stanford_Dataset_PB_Chicago_39th_Ward_2021_vote_{}.pb"


def _file(name: str) -> pabulib.ElectionFile:
    return pabulib.read(reference_file(f"pabulib/{name}").read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize(
    ("name", "rule", "winners", "cost"),
    [
        (SWIECIE, "equal-shares", 17, 1_040_337),
        (WESOLA, "greedy", 17, 1_009_166),
        (KRAKOW, "greedy", 5, 1_545_000),
        (CZESTOCHOWA, "greedy", 2, 249_400),
        (GDYNIA, "greedy-no-skip", 2, 448_060),
    ],
)
def test_the_official_rule_has_the_official_winners(name: str, rule: str, winners: int, cost: float) -> None:
    file = _file(name)
    count = COUNTING_RULES[rule].count(file.election)
    assert (len(count.winners), count.cost) == (winners, cost)
    assert {file.election.options[option].id for option in count.winners} == set(file.selected or ())


@pytest.mark.parametrize(
    ("name", "rule", "completion", "winners", "cost"),
    [
        (SWIECIE, "equal-shares", "none", 13, 647_787),
        (WESOLA, "equal-shares", "none", 17, 729_600),
        (TOULOUSE, "greedy-density", "none", 131, 7_998_220),
        (TOULOUSE, "equal-shares", "none", 91, 4_083_220),
        (TOULOUSE, "equal-shares", "add1", 128, 7_986_220),
        (CHICAGO.format("approvals"), "greedy", "none", 8, 496_900),
        (CHICAGO.format("approvals"), "equal-shares", "none", 12, 372_000),
        (CHICAGO.format("knapsacks"), "greedy", "none", 14, 492_000),
    ],
)
def test_other_rules_spend_what_another_implementation_spends(
    name: str, rule: str, completion: str, winners: int, cost: float
) -> None:
    election = replace(_file(name).election, settings=Settings(completion=completion))
    count = COUNTING_RULES[rule].count(election)
    assert (len(count.winners), count.cost) == (winners, cost)


@pytest.mark.parametrize(("ties", "winners"), [(TieRule.NAME, 81), (TieRule.COST, 81), (TieRule.FILE, 79)])
def test_five_projects_of_toulouse_with_fifty_votes_each_wait_for_the_tie_rule(ties: TieRule, winners: int) -> None:
    election = replace(_file(TOULOUSE).election, ties=ties)
    count = COUNTING_RULES["greedy"].count(election)
    assert (len(count.winners), count.cost) == (winners, 7_999_520)
    decided = [{election.options[option].id for option in group} for group in count.facts["decisive_ties"]]
    assert decided == [{"21", "23", "64", "143", "149"}]


def test_the_step_of_toulouse() -> None:
    assert COUNTING_RULES["equal-shares"].count(_file(TOULOUSE).election).facts["step"] == 17
