"""Majority judgment, with the experiment of Orsay that Balinski and Laraki report, and beside the definition done by hand."""

from itertools import combinations

import pytest
from hypothesis import given

from consult.votes.counting_rules.election import Election, Marks, Profile, Settings
from consult.votes.counting_rules.majority_judgment import MajorityJudgment
from tests.consult.votes.counting_rules import drawing
from tests.factories import elections

# The presidential election of 2007 in three precincts, in thousandths of the ballots, from "to be rejected" to "excellent".
ORSAY = {
    "Royal": (125, 122, 168, 191, 227, 167),
    "Bayrou": (74, 84, 148, 251, 307, 136),
    "Sarkozy": (282, 71, 115, 143, 198, 191),
}
BAYROU_ROYAL_SARKOZY = (1, 0, 2)


def _orsay() -> Election:
    columns = [[grade for grade, count in enumerate(counts) for _ in range(count)] for counts in ORSAY.values()]
    return elections.scores(3, *((row, 1) for row in zip(*columns, strict=True)), marks=Marks.GRADES)


def test_the_voters_of_orsay_judge_bayrou_best_then_royal_then_sarkozy() -> None:
    count = MajorityJudgment().count(_orsay())
    assert count.order == BAYROU_ROYAL_SARKOZY
    assert (count.figures, count.ties) == ((3, 3, 3), ())
    assert [(step["better"], step["worse"]) for step in count.steps] == [(443, 306), (394, 415), (389, 468)]


def test_the_median_of_an_even_number_is_the_lower_one_and_options_left_out_have_the_worst_grade() -> None:
    profile = Profile.of([((0, 1), (5, 2), 1), ((0,), (3,), 1)])
    count = MajorityJudgment().count(elections.election(2, profile, marks=Marks.GRADES))
    assert (count.figures, count.facts["grades"]) == ((3, 0), [[0, 0, 0, 1, 0, 1], [1, 0, 1, 0, 0, 0]])


def test_options_with_the_same_grades_are_tied_whoever_gave_them() -> None:
    count = MajorityJudgment().count(elections.scores(3, ((5, 2, 0), 3), ((2, 5, 0), 3), marks=Marks.GRADES))
    assert (count.order, count.ties) == ((0, 1, 2), ((0, 1),))


def test_a_grade_beyond_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="scale of 3"):
        MajorityJudgment().count(elections.scores(1, ((3,), 1), marks=Marks.GRADES, settings=Settings(grades=3)))


@given(drawing.grades(3, scale=4))
def test_between_equal_medians_one_ballot_after_the_other_is_taken_away(election: Election) -> None:
    count = MajorityJudgment().count(election)
    columns = {option: _majority_values(counts) for option, counts in enumerate(count.facts["grades"])}
    place = {option: number for number, option in enumerate(count.order)}
    for one, other in combinations(range(3), 2):
        if columns[one] != columns[other]:
            assert (columns[one] > columns[other]) == (place[one] < place[other])
        else:
            assert any({one, other} <= set(group) for group in count.ties)


def _majority_values(counts: list[int]) -> list[int]:
    """The median, then the median of what is left without it, and so on."""
    left = [grade for grade, count in enumerate(counts) for _ in range(count)]
    return [left.pop((len(left) - 1) // 2) for _ in range(len(left))]


@pytest.mark.usefixtures("english")
def test_each_place_reads_as_a_sentence() -> None:
    rule, titles = MajorityJudgment(), dict(enumerate(ORSAY))
    words = rule.step_words(rule.count(_orsay()).steps[0], titles)
    assert words == "Bayrou: median grade “Good”. Ballots with a better one: 443, with a worse one: 306."
    tie = rule.count(elections.scores(2, ((5, 5), 3), marks=Marks.GRADES)).steps[0]
    assert rule.step_words(tie, titles) == (
        "Royal, Bayrou: tied, with the same grades throughout (median “Excellent”); the tie rule decides."
    )
