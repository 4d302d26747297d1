"""Every counting rule keeps the contract."""

import itertools
import json
import random
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from consult.config import ROOT
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count, CountingRule, applies, coverage_share
from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile, TieRule

OPTIONS = tuple(ElectionOption(f"o{place}", cost) for place, cost in enumerate((30.0, 10.0, 20.0, 40.0)))
Row = tuple[tuple[int, ...], tuple[int, ...], int]
CASES = [(rule, marks) for rule in COUNTING_RULES for marks in sorted(rule.reads)]
every_rule = pytest.mark.parametrize("rule", list(COUNTING_RULES), ids=lambda rule: rule.key)
VALUES = {Marks.STANCES: range(-1, 2), Marks.GRADES: range(6), Marks.SCORES: range(10)}
BEST = {Marks.SCORES: 9, Marks.GRADES: 5, Marks.STANCES: 1}
# Whoever counts what options are given keeps a winner who is given more. Ranking it first takes points from others, which
# can let more of them into the budget.
OF_SUPPORT = [
    (rule, marks)
    for rule, marks in CASES
    if rule.key in ("plurality", "score") or (rule.key.startswith("greedy") and marks is not Marks.RANKS)
]
ties_are_left_out = settings(suppress_health_check=[HealthCheck.filter_too_much])
every_case = pytest.mark.parametrize(("rule", "marks"), CASES, ids=[f"{rule.key}-{marks}" for rule, marks in CASES])

pytestmark = pytest.mark.usefixtures("database")


def _row(marks: Marks, chosen: tuple[int, ...], drawn: int, weight: int) -> Row:
    """A ballot on these options, their values being the digits of what was drawn."""
    if marks is Marks.RANKS:
        return chosen, tuple(range(1, len(chosen) + 1)), weight
    values = VALUES.get(marks)
    marked = tuple(values[drawn // len(values) ** place % len(values)] for place in range(len(chosen))) if values else ()
    return chosen, marked, weight


def _rows(marks: Marks) -> st.SearchStrategy[Row]:
    """A ballot with these marks and how many people cast it: three draws, as drawing takes longer than counting."""
    arranged = itertools.permutations if marks is Marks.RANKS else itertools.combinations
    chosen = [some for count in range(len(OPTIONS) + 1) for some in arranged(range(len(OPTIONS)), count)]
    drawn = st.integers(0, len(VALUES.get(marks, range(1))) ** len(OPTIONS) - 1)
    return st.builds(partial(_row, marks), st.sampled_from(chosen), drawn, st.integers(1, 50))


ROWS = {marks: _rows(marks) for marks in Marks}


def election(rule: CountingRule, marks: Marks, cast: list[Row]) -> Election:
    """The election of these ballots, with a budget where the rule spends one."""
    return Election(OPTIONS, Profile.of(cast), marks, budget=60.0 if rule.needs_budget else None, seats=2)


@every_case
@given(data=st.data())
def test_the_order_ballots_come_in_changes_nothing(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    cast = data.draw(st.lists(ROWS[marks], max_size=12))
    shuffled = random.Random(data.draw(st.integers())).sample(cast, len(cast))
    assert rule.count(election(rule, marks, shuffled)) == rule.count(election(rule, marks, cast))


@every_case
@given(data=st.data())
def test_equal_ballots_apart_count_as_equal_ballots_together(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    cast = data.draw(st.lists(ROWS[marks], max_size=6))
    apart = [(choices, values, 1) for choices, values, weight in cast for _ in range(weight)]
    assert rule.count(election(rule, marks, apart)) == rule.count(election(rule, marks, cast))


@every_case
@given(data=st.data())
def test_a_result_survives_json_names_every_option_once_and_reads_as_sentences(
    rule: CountingRule, marks: Marks, data: st.DataObject
) -> None:
    cast = data.draw(st.lists(ROWS[marks], max_size=12))
    counted = election(rule, marks, cast)
    count = rule.count(counted)
    assert Count.from_json(json.loads(json.dumps(count.as_json()))) == count
    assert sorted(count.order) == list(range(len(OPTIONS)))
    assert len(set(count.winners)) == len(count.winners)
    assert len(count.figures) == len(OPTIONS)
    assert count.ballots_count == sum(weight for _, _, weight in cast)
    titles = {place: f"Option {place}" for place in range(len(OPTIONS))}
    assert all(rule.step_words(step, titles).endswith(".") for step in count.steps)
    assert 0 <= coverage_share(counted, count.winners) <= 1


@every_case
@given(data=st.data())
def test_no_more_is_spent_or_seated_than_there_is(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    counted = election(rule, marks, data.draw(st.lists(ROWS[marks], max_size=12)))
    count = rule.count(counted)
    if rule.needs_budget:
        assert count.cost == sum(OPTIONS[option].cost for option in count.winners)
        assert counted.budget is not None and count.cost <= counted.budget
    else:
        assert len(count.winners) <= counted.seats


@every_case
@given(data=st.data())
def test_of_options_that_exclude_each_other_one_alone_wins(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    counted = election(rule, marks, data.draw(st.lists(ROWS[marks], max_size=12)))
    transfer = data.draw(st.sampled_from(["scottish", "meek"]))
    options = tuple(replace(option, exclusive_group="abba"[place]) for place, option in enumerate(OPTIONS))
    settings = replace(counted.settings, transfer=transfer)
    winners = rule.count(replace(counted, options=options, seats=3, settings=settings)).winners
    assert len({options[winner].exclusive_group for winner in winners}) == len(winners)
    assert len(winners) == 2 or rule.needs_budget


@every_case
@ties_are_left_out
@given(data=st.data())
def test_without_ties_no_option_is_favoured(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    cast = data.draw(st.lists(ROWS[marks], min_size=3, max_size=8))
    count = rule.count(election(rule, marks, cast))
    assume(not count.ties)
    places = data.draw(st.permutations(range(len(OPTIONS))))
    moved = [(tuple(places[option] for option in chosen), values, weight) for chosen, values, weight in cast]
    options = tuple(OPTIONS[places.index(place)] for place in range(len(OPTIONS)))
    again = rule.count(replace(election(rule, marks, moved), options=options))
    assert again.winners == tuple(places[option] for option in count.winners)
    assert not again.ties or rule.key == "equal-shares"  # whose shares may stop rising before a tie that another order meets


@pytest.mark.parametrize(("rule", "marks"), OF_SUPPORT, ids=[f"{rule.key}-{marks}" for rule, marks in OF_SUPPORT])
@given(data=st.data())
def test_a_winner_given_more_still_wins(rule: CountingRule, marks: Marks, data: st.DataObject) -> None:
    cast = data.draw(st.lists(ROWS[marks], min_size=1, max_size=8))
    for winner in rule.count(election(rule, marks, cast)).winners:
        changed = data.draw(st.integers(0, len(cast) - 1))
        better = [raised(row, winner, marks) if place == changed else row for place, row in enumerate(cast)]
        assert winner in rule.count(election(rule, marks, better)).winners


def raised(row: Row, option: int, marks: Marks) -> Row:
    """The ballot with the most for the option."""
    chosen, values, weight = row
    others = [place for place, one in enumerate(chosen) if one != option]
    order = (option, *(chosen[place] for place in others))
    if marks is Marks.APPROVALS:
        return order, (), weight
    if marks is Marks.RANKS:
        return order, tuple(range(1, len(order) + 1)), weight
    return order, (BEST[marks], *(values[place] for place in others)), weight


@every_case
def test_an_empty_box_has_a_result(rule: CountingRule, marks: Marks) -> None:
    count = rule.count(election(rule, marks, []))
    assert count.ballots_count == 0
    assert sorted(count.order) == list(range(len(OPTIONS)))


@every_case
def test_a_vote_without_options_has_an_empty_result(rule: CountingRule, marks: Marks) -> None:
    nothing = Election((), Profile.of([]), marks, budget=60.0 if rule.needs_budget else None)
    assert rule.count(nothing).order == ()


@every_rule
def test_it_says_in_words_how_it_counts_and_has_a_method_card(rule: CountingRule) -> None:
    assert str(rule.label) and str(rule.words) and str(rule.figure_label)
    assert all((ROOT / "docs" / "methods" / f"{rule.card}.{language}.md").exists() for language in ("en", "fr"))


@every_rule
def test_it_applies_to_the_marks_it_reads_alone(rule: CountingRule) -> None:
    for marks in Marks:
        assert applies(rule, election(rule, marks, [])) == (marks in rule.reads)


def test_ties_are_broken_in_the_order_of_the_tie_rule() -> None:
    orders = {ties: list(Election(OPTIONS, Profile.of([]), ties=ties).precedence()) for ties in TieRule}
    assert orders == {TieRule.FILE: [0, 1, 2, 3], TieRule.NAME: [0, 1, 2, 3], TieRule.COST: [2, 0, 1, 3]}
