"""The clearest duels first, with the capital of Tennessee and with circles."""

import pytest
from hypothesis import given

from consult.votes.counting_rules.election import Election, TieRule
from consult.votes.counting_rules.ranked_pairs import RankedPairs
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections

LETTERS = dict(enumerate("ABC"))
# A before B by 68, B before C by 72, C before A by 52 of 100.
CIRCLE = (((0, 1, 2), 40), ((1, 2, 0), 32), ((2, 0, 1), 20), ((2, 0, 1), 8))


def test_nashville_then_chattanooga_knoxville_and_memphis() -> None:
    count = RankedPairs().count(elections.tennessee())
    assert (count.order, count.ties) == ((1, 2, 3, 0), ())
    kept = [(step["winner"], step["loser"], step["votes"]) for step in count.steps]
    assert kept[0] == (2, 3, 83) and all(step["is_kept"] for step in count.steps) and len(kept) == 6


def test_the_weakest_duel_of_a_circle_is_left_out() -> None:
    count = RankedPairs().count(elections.rankings(3, *CIRCLE))
    assert count.order == (0, 1, 2)
    assert [(step["winner"], step["loser"], step["votes"], step["is_kept"]) for step in count.steps] == [
        (1, 2, 72, True),
        (0, 1, 68, True),
        (2, 0, 60, False),
    ]


def test_equally_clear_duels_that_contradict_each_other_are_a_tie() -> None:
    circle = (((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1))
    count = RankedPairs().count(elections.rankings(3, *circle))
    assert (count.order, count.ties) == ((0, 1, 2), ((0, 1, 2),))
    assert [step["is_tied"] for step in count.steps] == [True, True, True]


def test_of_equally_clear_duels_that_of_the_option_the_tie_rule_puts_first_is_kept_first() -> None:
    circle = (((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1))
    count = RankedPairs().count(elections.rankings(3, *circle, ties=TieRule.COST, costs=(3, 2, 1)))
    assert [(step["winner"], step["loser"], step["is_kept"]) for step in count.steps] == [
        (2, 0, True),
        (1, 2, True),
        (0, 1, False),
    ]
    assert (count.order, count.ties) == ((1, 2, 0), ((2, 1, 0),))


def test_equally_clear_duels_in_line_are_none() -> None:
    assert RankedPairs().count(elections.rankings(3, ((2, 1, 0), 5))).ties == ()


def test_between_options_no_duel_tells_apart_the_tie_rule_decides() -> None:
    count = RankedPairs().count(elections.rankings(3, ((2,), 4)))
    assert (count.order, count.ties) == ((2, 0, 1), ((0, 1),))


@given(drawing.rankings(5, has_equals=True))
def test_the_order_keeps_every_duel_that_was_kept(election: Election) -> None:
    count = RankedPairs().count(election)
    place = {option: number for number, option in enumerate(count.order)}
    assert all(place[step["winner"]] < place[step["loser"]] for step in count.steps if step.get("is_kept"))


@pytest.mark.usefixtures("english")
def test_each_duel_reads_as_a_sentence() -> None:
    rule = RankedPairs()
    words = [rule.step_words(step, LETTERS) for step in rule.count(elections.rankings(3, *CIRCLE)).steps]
    assert words[0] == "B before C, by 72 to 28: kept."
    assert words[2] == "C before A, by 60 to 40: left out, as it contradicts those kept."
    tie = rule.count(elections.rankings(3, ((2,), 4))).steps[-1]
    assert rule.step_words(tie, LETTERS) == "A, B: no duel that is kept tells them apart; the tie rule puts them in order."
    circle = rule.count(elections.rankings(3, ((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1)))
    assert "the tie rule choosing among equally clear duels" in rule.step_words(circle.steps[0], LETTERS)
