"""Every counting rule keeps the contract."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count, CountingRule, Profile

every_rule = pytest.mark.parametrize("rule", list(COUNTING_RULES), ids=lambda rule: rule.key)
OPTIONS = (7, 2, 5, 11)
ballot = st.sets(st.sampled_from(OPTIONS)).map(sorted)
ballots = st.lists(st.tuples(ballot, st.integers(1, 50)), max_size=12)

pytestmark = pytest.mark.usefixtures("database")


@every_rule
@given(cast=ballots, seed=st.integers())
def test_the_order_ballots_come_in_changes_nothing(rule: CountingRule, cast: list[tuple[list[int], int]], seed: int) -> None:
    shuffled = random.Random(seed).sample(cast, len(cast))
    assert rule.count(OPTIONS, Profile.of(shuffled)) == rule.count(OPTIONS, Profile.of(cast))


@every_rule
@given(cast=ballots)
def test_equal_ballots_apart_count_as_equal_ballots_together(rule: CountingRule, cast: list[tuple[list[int], int]]) -> None:
    apart = [(choices, 1) for choices, weight in cast for _ in range(weight)]
    assert rule.count(OPTIONS, Profile.of(apart)) == rule.count(OPTIONS, Profile.of(cast))


@every_rule
@given(cast=ballots)
def test_a_result_survives_json_and_names_every_option_once(rule: CountingRule, cast: list[tuple[list[int], int]]) -> None:
    count = rule.count(OPTIONS, Profile.of(cast))
    assert Count.from_json(json.loads(json.dumps(count.as_json()))) == count
    assert sorted(count.order) == sorted(OPTIONS)
    assert count.ballots_count == sum(weight for _, weight in cast)


@every_rule
@given(cast=ballots)
def test_each_step_reads_as_a_sentence(rule: CountingRule, cast: list[tuple[list[int], int]]) -> None:
    titles = {option: f"Option {option}" for option in OPTIONS}
    assert all(rule.step_words(step, titles).endswith(".") for step in rule.count(OPTIONS, Profile.of(cast)).steps)


@every_rule
def test_an_empty_box_has_a_result_in_which_all_are_tied(rule: CountingRule) -> None:
    count = rule.count(OPTIONS, Profile.of([]))
    assert count.ballots_count == 0
    assert count.order == OPTIONS
    assert count.ties == (OPTIONS,)


@every_rule
def test_a_vote_without_options_has_an_empty_result(rule: CountingRule) -> None:
    assert rule.count((), Profile.of([])).order == ()


@every_rule
def test_it_says_in_words_how_it_counts_and_breaks_ties(rule: CountingRule) -> None:
    assert str(rule.label) and str(rule.words) and str(rule.tie_words)
