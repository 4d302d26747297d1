"""What the rules for rankings and grades promise, on elections drawn at random. That nobody's name counts, the contract tests."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import CountingRule
from consult.votes.counting_rules.election import Election, Marks, Settings
from consult.votes.counting_rules.pairwise import condorcet_winner, duels
from tests.consult.votes.counting_rules import drawing
from tests.consult.votes.counting_rules.drawing import Row

OF_RANKINGS = [rule for rule in COUNTING_RULES if Marks.RANKS in rule.reads and not rule.needs_budget]
OF_DUELS = ("schulze", "ranked-pairs", "minimax")
NOT_MONOTONE = ("irv", "stv")
many_are_left_out = settings(suppress_health_check=[HealthCheck.filter_too_much])


def _each(*rules: CountingRule) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.key)


def _renamed(election: Election, names: list[int]) -> Election:
    """The same ballots with other options in their places."""
    renamed = [(tuple(names[one] for one in chosen), values, weight) for chosen, values, weight in drawing.rows_of(election)]
    return drawing.with_rows(election, renamed)


@_each(*OF_RANKINGS)
@many_are_left_out
@given(
    election=drawing.rankings(4, has_equals=True, is_clear=True),
    names=st.permutations(range(4)),
    transfer=st.sampled_from(["scottish", "meek"]),
)
def test_without_ties_no_option_is_favoured(rule: CountingRule, election: Election, names: list[int], transfer: str) -> None:
    election = replace(election, seats=2, settings=Settings(transfer=transfer))
    count = rule.count(election)
    assume(not count.ties)
    renamed = rule.count(_renamed(election, names))
    assert renamed.order == tuple(names[option] for option in count.order)
    assert (renamed.winners, renamed.ties) == (tuple(names[option] for option in count.winners), ())


@_each(COUNTING_RULES["score"], COUNTING_RULES["majority-judgment"])
@many_are_left_out
@given(election=drawing.grades(), names=st.permutations(range(3)))
def test_without_ties_no_graded_option_is_favoured(rule: CountingRule, election: Election, names: list[int]) -> None:
    count = rule.count(election)
    assume(not count.ties)
    assert rule.count(_renamed(election, names)).order == tuple(names[option] for option in count.order)


@_each(*(COUNTING_RULES[key] for key in OF_DUELS))
@many_are_left_out
@given(election=drawing.rankings(4, has_equals=True))
def test_whoever_wins_every_duel_is_elected(rule: CountingRule, election: Election) -> None:
    best = condorcet_winner(duels(election))
    assume(best is not None)
    assert rule.count(election).winners == (best,)


@_each(*(rule for rule in OF_RANKINGS if rule.key not in NOT_MONOTONE))
@many_are_left_out
@given(election=drawing.rankings(4, is_clear=True), data=st.data())
def test_a_winner_ranked_higher_still_wins(rule: CountingRule, election: Election, data: st.DataObject) -> None:
    _assert_monotone(rule, election, data, _ranked_first)


@_each(COUNTING_RULES["score"], COUNTING_RULES["majority-judgment"])
@many_are_left_out
@given(election=drawing.grades(), data=st.data())
def test_a_winner_graded_higher_still_wins(rule: CountingRule, election: Election, data: st.DataObject) -> None:
    _assert_monotone(rule, election, data, _graded_best)


def _assert_monotone(rule: CountingRule, election: Election, data: st.DataObject, raised: Callable[[Row, int], Row]) -> None:
    count = rule.count(election)
    winner, rows = count.order[0], drawing.rows_of(election)
    changed = data.draw(st.integers(0, len(rows) - 1))
    rows[changed] = raised(rows[changed], winner)
    better = rule.count(drawing.with_rows(election, rows))
    assume(not count.ties and not better.ties)
    assert better.order[0] == winner


def _ranked_first(row: Row, option: int) -> Row:
    chosen, _, weight = row
    order = (option, *(one for one in chosen if one != option))
    return order, tuple(range(1, len(order) + 1)), weight


def _graded_best(row: Row, option: int) -> Row:
    chosen, values, weight = row
    return chosen, tuple(5 if one == option else value for one, value in zip(chosen, values, strict=True)), weight
