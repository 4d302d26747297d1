"""Sequential Phragmén."""

from consult.votes.counting_rules.phragmen import Phragmen
from tests.factories import elections


def test_each_group_gets_its_turn() -> None:
    # Each costs 6. Six people can pay for one each time everybody has received 1; the three others need 2, and o2 would be at 3.
    count = Phragmen().count(elections.approvals(4, ((0, 1, 2), 6), ((3,), 3), costs=(6, 6, 6, 6), budget=18.0))
    assert count.winners == (0, 1, 3)
    assert [step["load"] for step in count.steps if step["kind"] == "earned"] == [1, 2, 2]
    assert count.ties == ((0, 1, 2), (1, 2, 3))
    assert count.facts["decisive_ties"] == [[0, 1, 2], [1, 2, 3]]


def test_it_stops_at_the_first_that_does_not_fit() -> None:
    count = Phragmen().count(elections.approvals(3, ((0,), 10), ((1,), 5), ((2,), 1), costs=(50, 60, 40), budget=100.0))
    assert count.winners == (0,)
    assert count.steps[-1]["kind"] == "stopped"


def test_what_is_dearer_than_the_whole_budget_stops_nobody() -> None:
    count = Phragmen().count(elections.approvals(2, ((0,), 99), ((1,), 1), costs=(101, 40), budget=100.0))
    assert count.winners == (1,)


def test_what_nobody_wants_is_not_bought() -> None:
    assert Phragmen().count(elections.approvals(2, ((0,), 3), costs=(1, 1), budget=10.0)).winners == (0,)


def test_of_an_exclusive_group_the_later_one_is_passed_over_and_said() -> None:
    election = elections.approvals(3, ((0,), 9), ((1,), 8), ((2,), 1), costs=(10, 10, 10), budget=30.0)
    options = tuple(
        type(option)(option.id, option.cost, "", group) for option, group in zip(election.options, ("a", "a", ""), strict=True)
    )
    count = Phragmen().count(type(election)(options, election.profile, budget=30.0))
    assert count.winners == (0, 2)
    assert {"kind": "excluded", "option": 1, "cost": 10, "rival": 0} in count.steps
