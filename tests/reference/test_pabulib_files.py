"""B1 to B7 of the reference results: every shared Pabulib file is read, written and counted by its official rule."""

from typing import Any

import numpy as np
import pytest

from consult.votes.count_report import condorcet
from consult.votes.counting_files import CountedFile, Request, count_file
from consult.votes.counting_rules.election import Marks
from consult.votes.formats import pabulib, pabulib_writing
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.reading import read_election
from tests.factories.election_files import elections_agree
from tests.reference.data import reference_file

CHICAGO = "US_Stanford_Dataset_PB_Chicago_39th_Ward_2021_vote_"
OFFICIAL = {
    "Poland_Czestochowa_2024_Grabowka": (2, 249_400),
    "Poland_Gdynia_2021_Cisowa__large": (2, 448_060),
    "Poland_Krakow_2024_Stare_Miasto": (5, 1_545_000),
    "Poland_Swiecie_2023": (17, 1_040_337),
    "Poland_Warszawa_2023_Wesola": (17, 1_009_166),
}
OTHERS = (
    "France_Toulouse_2019",
    "France_Toulouse_2022",
    "Switzerland_Zurich_D10",
    "Switzerland_Zurich_S5",
    "Switzerland_Zurich_S5R",
    f"{CHICAGO}approvals",
    f"{CHICAGO}knapsacks",
    f"{CHICAGO}rankings",
)


def _file(name: str) -> ElectionFile:
    return read_election(reference_file(f"pabulib/{name}.pb").read_bytes(), f"{name}.pb")


def _counted(name: str, rule: str, **asked: Any) -> CountedFile:
    return count_file(_file(name), Request(rule, **asked))


@pytest.mark.parametrize("name", [*OFFICIAL, *OTHERS])
def test_each_file_is_read_agrees_with_itself_and_is_the_same_when_written(name: str) -> None:
    file = _file(name)
    assert not file.remarks
    again = pabulib.read(pabulib_writing.write(file))
    assert elections_agree(again.election, file.election) and again.columns == file.columns and again.selected == file.selected
    if file.election.marks is not Marks.SCORES and "votes" in file.columns:
        totals = np.bincount(
            file.election.profile.choices,
            weights=file.election.profile.weights[file.election.profile.ballot_of_choices()],
            minlength=len(file.names),
        )
        assert totals.tolist() == [int(cell) for cell in file.columns["votes"]]


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_rule_chooses_the_official_winners(name: str) -> None:
    counted = _counted(name, "official")
    assert set(counted.winners) == set(counted.file.selected or ())
    assert (len(counted.winners), counted.cost) == OFFICIAL[name]


@pytest.mark.parametrize(
    ("name", "rule", "asked", "winners", "cost"),
    [
        ("Poland_Swiecie_2023", "equal-shares", {"completion": "none"}, 13, 647_787),
        ("Poland_Warszawa_2023_Wesola", "equal-shares", {"completion": "none"}, 17, 729_600),
        ("France_Toulouse_2022", "official", {}, 81, 7_999_520),
        ("France_Toulouse_2022", "greedy-density", {}, 131, 7_998_220),
        ("France_Toulouse_2022", "equal-shares", {"completion": "none"}, 91, 4_083_220),
        ("France_Toulouse_2022", "equal-shares", {"completion": "add1"}, 128, 7_986_220),
        (f"{CHICAGO}approvals", "greedy", {}, 8, 496_900),
        (f"{CHICAGO}approvals", "equal-shares", {"completion": "none"}, 12, 372_000),
        (f"{CHICAGO}knapsacks", "greedy", {}, 14, 492_000),
    ],
)
def test_other_rules_choose_what_the_references_say(name: str, rule: str, asked: dict[str, Any], winners: int, cost: int) -> None:
    counted = _counted(name, rule, **asked)
    assert (len(counted.winners), counted.cost) == (winners, cost)


@pytest.mark.parametrize(("name", "winner"), [(f"{CHICAGO}rankings", "1849"), ("Switzerland_Zurich_S5R", "14")])
def test_the_winner_of_rankings_beats_all_others_and_wins_the_instant_runoff(name: str, winner: str) -> None:
    counted = _counted(name, "irv")
    assert counted.winners == [winner] and counted.ids([condorcet(counted.election) or 0]) == [winner]


def test_points_by_place_of_zurich_go_by_the_number_of_options() -> None:
    counted = _counted("Switzerland_Zurich_S5R", "borda", seats=2)
    assert counted.winners == ["14", "5"]
    assert [counted.count.figures[place] for place in counted.count.winners] == [1_852, 1_621]
