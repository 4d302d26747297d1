"""B3 of the reference results: the approval ballots of Toulouse, 2022, whose file states the votes of each project."""

from dataclasses import replace

from consult.votes.counting_rules.election import TieRule
from consult.votes.counting_rules.plurality import Plurality
from consult.votes.formats.reading import read_election
from tests.reference.data import reference_file


def test_the_approvals_of_toulouse_are_those_its_file_states() -> None:
    file = read_election(reference_file("pabulib/France_Toulouse_2022.pb").read_bytes(), "toulouse.pb")
    count = Plurality().count(replace(file.election, budget=None, ties=TieRule.FILE))
    stated = [int(cell) for cell in file.columns["votes"]]
    assert list(count.figures) == stated
    assert count.order == tuple(sorted(range(len(stated)), key=lambda position: (-stated[position], position)))
    assert (count.ballots_count, sum(count.figures)) == (4_532, 11_606)
