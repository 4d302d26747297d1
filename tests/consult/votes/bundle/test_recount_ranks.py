"""The script's rules for rankings on elections whose results are published or done by hand."""

import recount
import recount_ranks
from recount import Election

from tests.factories import bundles, elections


def _winners(rule: str, election: object) -> list[str]:
    return list(recount.winners(bundles.facts(election, rule), bundles.lines(election)))  # type: ignore[arg-type]


def test_the_capital_of_tennessee() -> None:
    expected = {"plurality": "o0", "irv": "o3", "borda": "o1", "schulze": "o1", "ranked-pairs": "o1", "minimax": "o1"}
    assert {rule: _winners(rule, elections.tennessee()) for rule in expected} == {
        rule: [winner] for rule, winner in expected.items()
    }


def test_a_circle_of_three_is_cut_where_the_victory_is_narrowest() -> None:
    circle = elections.rankings(3, ((0, 1, 2), 7), ((1, 2, 0), 6), ((2, 0, 1), 4))
    assert {rule: _winners(rule, circle) for rule in ("schulze", "ranked-pairs", "minimax")} == {
        "schulze": ["o0"],
        "ranked-pairs": ["o0"],
        "minimax": ["o0"],
    }


def test_a_surplus_moves_on_by_either_way_of_transferring() -> None:
    for transfer in ("scottish", "meek"):
        ballots = elections.rankings(3, ((0, 1), 8), ((2,), 3), seats=2)
        facts = bundles.facts(ballots, "stv")
        facts["settings"]["transfer"] = transfer
        assert recount.winners(facts, bundles.lines(ballots)) == ["o0", "o1"]


def test_equal_ranks_cut_a_ballot_for_those_who_follow_it() -> None:
    ballot = ((0, 1, 2), (1, 2, 2))
    assert recount_ranks._followed(ballot) == [0]
    assert recount_ranks._levels(ballot) == [[0], [1, 2]]


def test_of_nobody_the_tie_rule_puts_all_in_order() -> None:
    empty = elections.rankings(3)
    election = Election(bundles.facts(empty, "irv"), [])
    assert recount_ranks.instant_runoff(election) == recount_ranks.borda(election) == [0, 1, 2]
