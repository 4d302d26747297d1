"""An election written down and read back."""

import pytest

from consult.votes.bundle.facts import election_of
from consult.votes.counting_rules.election import Marks
from tests.factories import bundles, elections


@pytest.mark.parametrize("marks", list(Marks))
def test_an_election_written_down_is_read_back(marks: Marks) -> None:
    election = bundles.random_election(3, marks, is_spending=True)
    read = election_of(bundles.facts(election, "greedy"), bundles.lines(election))
    assert bundles.facts(read, "greedy") == bundles.facts(election, "greedy")
    assert sorted(line[8:] for line in bundles.lines(read)) == sorted(line[8:] for line in bundles.lines(election))


def test_equal_ballots_are_put_together_whatever_stands_beside_them() -> None:
    election = elections.approvals(2, ((0,), 3))
    lines = [line.replace("web", "paper") if place else line for place, line in enumerate(bundles.lines(election))]
    assert election_of(bundles.facts(election, "greedy"), lines).profile.weights.tolist() == [3]


def test_a_ballot_with_an_unknown_option_is_refused() -> None:
    with pytest.raises(KeyError):
        election_of(bundles.facts(elections.approvals(2), "plurality"), ["T,elsewhere,,,"])
