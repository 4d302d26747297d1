"""Elections drawn at random have the winners that pref_voting and pyrankvote find, wherever no tie decided."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election
from consult.votes.counting_rules.pairwise import duels
from tests.consult.votes.counting_rules import drawing, other_programs
from tests.factories import elections

a_few = settings(suppress_health_check=[HealthCheck.filter_too_much])


@pytest.mark.parametrize("rule", ["schulze", "minimax", "ranked-pairs"])
@a_few
@given(election=drawing.rankings(4, has_equals=True, is_clear=True))
def test_duels_have_the_winners_of_pref_voting(rule: str, election: Election) -> None:
    count = COUNTING_RULES[rule].count(election)
    assume(not count.ties and not _has_equal_duels(election))
    assert other_programs.winners_by_duels(election, rule) == list(count.winners)


def _has_equal_duels(election: Election) -> bool:
    """Whether a duel ends as a draw: pref_voting keeps draws like victories, and we keep victories alone."""
    won = duels(election)
    return bool((np.triu(won == won.T, 1)).any())


@pytest.mark.parametrize("rule", ["irv", "borda", "plurality"])
@a_few
@given(election=drawing.rankings(4, is_full=True, is_clear=True))
def test_full_rankings_have_the_winners_of_pref_voting(rule: str, election: Election) -> None:
    count = COUNTING_RULES[rule].count(election)
    winners = other_programs.winners_by_full_rankings(election, rule)
    assert winners == [count.order[0]] if not count.ties else rule == "irv" or count.order[0] in winners


@a_few
@given(election=drawing.grades(4))
def test_grades_have_the_winner_of_pref_voting(election: Election) -> None:
    """Ten times as many ballots of each sort: where one alone decides, pref_voting's shortcut and the full rule part."""
    rows = [(options, grades, 10 * weight) for options, grades, weight in drawing.rows_of(election)]
    election = drawing.with_rows(election, rows)
    count = COUNTING_RULES["majority-judgment"].count(election)
    winners = other_programs.winners_by_grades(election)
    assume(not _is_median_between_grades(count) and len(winners) == 1)
    assert winners == [count.order[0]]


def _is_median_between_grades(count: Count) -> bool:
    """Whether half of the ballots grade an option lower and half higher, or as many above its median as below."""
    grades, medians = np.array(count.facts["grades"]), count.facts["medians"]
    sides = [(row[median + 1 :].sum(), row[:median].sum()) for row, median in zip(grades, medians, strict=True)]
    return any(above == below or 2 * above == count.ballots_count for above, below in sides)


@a_few
@given(election=drawing.rankings(5, is_clear=True))
def test_the_run_off_has_the_winner_of_pyrankvote(election: Election) -> None:
    count = COUNTING_RULES["irv"].count(election)
    assume(not count.ties)
    assert other_programs.runoff_winner(election) == count.order[0]


@a_few
@given(election=drawing.rankings(3, is_full=True, is_clear=True))
def test_two_of_three_seats_go_to_those_of_pyrankvote(election: Election) -> None:
    """With three options no ballot moves on twice: there pyrankvote would level out what ballots are worth."""
    count = COUNTING_RULES["stv"].count(replace(election, seats=2))
    assume(not count.ties and not any(_is_close(step) for step in count.steps[:-1]))
    assert set(count.winners) == other_programs.seats_of_transfers(replace(election, seats=2))


def _is_close(step: Step) -> bool:
    """Whether two options stand less than two votes apart: pyrankvote's quota is up to one vote lower."""
    return bool((np.diff(sorted(step["votes"])) < 2 * step["unit"]).any())


@pytest.mark.parametrize("election", [elections.food(), elections.tennessee(seats=2)], ids=["food", "tennessee"])
def test_seats_go_to_those_of_pyrankvote(election: Election) -> None:
    assert set(COUNTING_RULES["stv"].count(election).winners) == other_programs.seats_of_transfers(election)
