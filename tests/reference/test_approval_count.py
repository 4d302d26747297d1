"""B3 of the reference results: the approval ballots of Toulouse, 2022, whose file states the votes of each project."""

from consult.votes.counting_rules.plurality import Plurality
from consult.votes.formats.reading import read_election
from tests.reference.data import reference_file


def test_the_approvals_of_toulouse_are_those_its_file_states() -> None:
    file = read_election(reference_file("pabulib/France_Toulouse_2022.pb").read_bytes(), "France_Toulouse_2022.pb")
    count = Plurality().count(file.election)
    stated = [int(cell) for cell in file.columns["votes"]]
    assert list(count.figures) == stated
    assert [stated[place] for place in count.order] == sorted(stated, reverse=True)
    assert (count.ballots_count, sum(count.figures)) == (4_532, 11_606)
