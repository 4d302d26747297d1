"""The script's rules for budgets on elections done by hand."""

import recount

from consult.votes.counting_rules.election import Settings
from tests.factories import bundles, elections

BALLOTS = (((0, 1), 6), ((2,), 4))


def _winners(rule: str, **more: object) -> list[str]:
    election = elections.approvals(3, *BALLOTS, costs=(600, 500, 400), **{"budget": 1_000.0, **more})  # type: ignore[arg-type]
    return list(recount.winners(bundles.facts(election, rule), bundles.lines(election)))


def test_greedy_passes_over_what_does_not_fit_or_stops_there() -> None:
    assert _winners("greedy") == ["o0", "o2"]
    assert _winners("greedy-no-skip") == ["o0"]
    assert _winners("greedy-density") == ["o1", "o2"]


def test_below_the_threshold_nothing_is_bought() -> None:
    assert _winners("greedy-threshold", settings=Settings(threshold=5)) == ["o0"]


def test_equal_shares_gives_each_group_its_part() -> None:
    assert _winners("equal-shares", settings=Settings(completion="none", utility="cost")) == ["o0", "o2"]
    assert _winners("equal-shares", settings=Settings(completion="none", utility="cardinality")) == ["o1", "o2"]


def test_a_completion_spends_what_is_left_over() -> None:
    assert _winners("equal-shares", settings=Settings(completion="none"), budget=900.0) == ["o1"]
    assert _winners("equal-shares", settings=Settings(completion="greedy"), budget=900.0) == ["o1", "o2"]


def test_phragmen_buys_what_can_be_paid_first() -> None:
    assert _winners("phragmen") == ["o1", "o2"]
