"""B6 and B7 of the reference results: rankings of Chicago and Zurich, whose winners beat all others, by every rule of duels."""

import pytest

from consult.votes.counting import count_election
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.reading import read_election
from tests.reference.data import reference_file

CHICAGO, ZURICH = "US_Stanford_Dataset_PB_Chicago_39th_Ward_2021_vote_rankings", "Switzerland_Zurich_S5R"
WINNERS = {CHICAGO: "1849", ZURICH: "14"}


def _file(name: str) -> ElectionFile:
    return read_election(reference_file(f"pabulib/{name}.pb").read_bytes(), f"{name}.pb")


@pytest.mark.parametrize("name", WINNERS)
@pytest.mark.parametrize("rule", ["irv", "stv", "schulze", "ranked-pairs", "minimax"])
def test_the_winner_of_every_duel_wins_by_every_rule(name: str, rule: str) -> None:
    election = _file(name).election
    outcome = count_election(election, rule)
    assert [election.options[place].id for place in outcome.winners] == [WINNERS[name]]
    assert outcome.condorcet_winner == outcome.winners[0]


def test_points_by_the_longest_ranking_are_those_the_file_of_zurich_states() -> None:
    """But for one ballot that ranks project 24 alone: a first place gives 5, and the file takes it for the last of five."""
    file = _file(ZURICH)
    count = COUNTING_RULES["borda"].count(file.election)
    stated = {option.id: float(cell) for option, cell in zip(file.election.options, file.columns["score"], strict=True)}
    counted = {option.id: figure for option, figure in zip(file.election.options, count.figures, strict=True)}
    assert counted == {**stated, "24": stated["24"] + 4}
