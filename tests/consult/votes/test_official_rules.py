"""Rules by the names that files give them."""

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count
from consult.votes.official_rules import (
    OFFICIAL_RULES,
    count_officially,
    official_name,
    official_rule,
    preferring,
    with_completion,
)
from tests.factories.elections import approvals, scores

# Two thirds like the two cheap projects, one third a dear one and nothing else; greedy and equal shares differ.
DIVIDED = approvals(4, ([0, 1], 60), ([2], 39), ([3], 21), costs=[50, 50, 40, 30], budget=100)


def _count(*winners: int) -> Count:
    return Count("any", 0, (), (), winners)


def test_each_official_rule_is_a_rule_here() -> None:
    assert {rule.key for rule in OFFICIAL_RULES.values()} <= set(COUNTING_RULES.keys())


def test_the_completion_belongs_to_the_name_of_the_rule() -> None:
    completions = {name: with_completion(DIVIDED, rule).settings.completion for name, rule in OFFICIAL_RULES.items()}
    assert completions["equalshares"] == "none" and completions["equalshares/add1-comparison"] == "add1"
    assert with_completion(DIVIDED, OFFICIAL_RULES["greedy"]) is DIVIDED


def test_voters_prefer_the_outcome_with_more_of_what_they_chose() -> None:
    assert preferring(DIVIDED, _count(0, 1), _count(0, 2, 3)) == 60
    assert preferring(DIVIDED, _count(0, 2, 3), _count(0, 1)) == 60
    assert preferring(DIVIDED, _count(0), _count(0)) == 0
    points = scores(2, ([3, 1], 5), ([0, 2], 4))
    assert preferring(points, _count(0), _count(1)) == 5 and preferring(points, _count(1), _count(0)) == 4


def test_greedy_takes_the_place_of_equal_shares_only_if_more_voters_prefer_it() -> None:
    compared = OFFICIAL_RULES["equalshares/add1-comparison"]
    # Both projects fit under greedy alone: 0 and 1 make everybody happy, 2 is what equal shares buys first.
    more = approvals(3, ([0], 51), ([1, 2], 49), costs=[100, 50, 49], budget=100)
    shares, greedy = COUNTING_RULES["equal-shares"].count(more), COUNTING_RULES["greedy"].count(more)
    assert greedy.winners == (0,) and 0 not in shares.winners
    assert count_officially(more, compared).rule == "greedy"
    fewer = approvals(3, ([0], 51), ([1, 2], 51), costs=[100, 50, 49], budget=100)
    assert count_officially(fewer, compared).rule == "equal-shares"


def test_a_rule_is_known_by_the_name_of_the_format_or_by_our_own() -> None:
    assert official_rule(" EqualShares/Add1 ") is OFFICIAL_RULES["equalshares/add1"]
    schulze = official_rule("schulze")
    assert schulze is not None and schulze.key == "schulze" and official_rule("poznań") is official_rule("") is None


def test_a_rule_is_written_by_the_name_of_the_format_where_it_has_one() -> None:
    assert official_name("equal-shares", "none") == "equalshares" and official_name("equal-shares", "add1") == "equalshares/add1"
    assert official_name("greedy-no-skip", "add1") == "greedy-no-skip"
    assert official_name("equal-shares", "greedy") == "equal-shares" and official_name("phragmen", "add1") == "phragmen"
