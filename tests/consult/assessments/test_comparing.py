"""What moved between two assessments, and whether chance explains it."""

import pytest

from consult.assessments import queries
from consult.assessments.comparing import barometer, compared
from consult.assessments.snapshots import of_assessment
from consult.core.db import db
from tests.consult.assessments.snapshots_made import figure, known, snapshot
from tests.factories import assessments, places

# 200 and 240 of 400 people with their Wilson intervals, and 208.
HALF, MORE, LITTLE = (0.5, 0.4512, 0.5488), (0.6, 0.5512, 0.6469), (0.52, 0.4711, 0.5685)


def test_between_two_consultations_a_change_has_the_interval_of_newcombe() -> None:
    before = snapshot(known(satisfaction=figure(*HALF)), consultation="other")
    (row,) = compared(snapshot(known(satisfaction=figure(*MORE))), before)
    (move,) = row.moves
    assert (move.before, move.now, move.value) == (0.5, 0.6, pytest.approx(0.1))
    assert (move.low, move.high) == pytest.approx((0.0311, 0.1676), abs=1e-3)
    assert move.is_clear and not move.is_weighted
    (same,) = compared(snapshot(known(satisfaction=figure(*LITTLE))), before)[0].moves
    assert not same.is_clear


def test_within_a_consultation_only_those_who_were_added_vary() -> None:
    wide, narrow = figure(0.5, 0.40, 0.60, 100), figure(0.55, 0.50, 0.60, 400)
    (move,) = compared(snapshot(known(satisfaction=narrow)), snapshot(known(satisfaction=wide)))[0].moves
    assert move.high - move.value == pytest.approx(0.05 * (300 / 100) ** 0.5)
    assert not move.is_clear
    (same,) = compared(snapshot(known(satisfaction=narrow)), snapshot(known(satisfaction=narrow)))[0].moves
    assert (same.low, same.value, same.high, same.is_clear) == (0, 0, 0, False)


def test_weighted_figures_vary_by_how_many_people_were_added() -> None:
    weighted = [{"weighted": {"satisfaction": {"value": value, "low": value - 0.1, "high": value + 0.1}}} for value in (0.5, 0.6)]
    before, now = (known(satisfaction=figure(*HALF), **one) for one in weighted)
    (move,) = compared(snapshot(now, respondents=200), snapshot(before, respondents=100))[0].moves
    assert move.is_weighted and move.high - move.value == pytest.approx(0.1)


def test_one_person_who_answers_otherwise_changes_nothing_clearly() -> None:
    before, now = figure(0.796875, 0.6824, 0.8773, 64), figure(0.78125, 0.6656, 0.8647, 64)
    (move,) = compared(snapshot(known(importance=now)), snapshot(known(importance=before)))[0].moves
    assert move.value < 0 and not move.is_clear


def test_weighted_participants_are_compared_where_both_have_them() -> None:
    weighted = known(satisfaction=figure(*HALF), weighted={"satisfaction": {"value": 0.4, "low": 0.33, "high": 0.47}})
    later = known(satisfaction=figure(*HALF), weighted={"satisfaction": {"value": 0.6, "low": 0.53, "high": 0.67}})
    (move,) = compared(snapshot(later), snapshot(weighted, consultation="other"))[0].moves
    assert move.is_weighted and (move.before, move.now) == (0.4, 0.6)
    (plain,) = compared(snapshot(later), snapshot(known(satisfaction=figure(*HALF))))[0].moves
    assert not plain.is_weighted and plain.value == 0


def test_needs_of_two_consultations_are_the_same_when_their_words_are() -> None:
    before = snapshot(known("x", "seeing a  DOCTOR"), known("y", "Finding a home"), consultation="other")
    rows = compared(snapshot(known("a", "Seeing a doctor"), known("b", "A bus")), before)
    assert [(row.statement, row.is_new, row.is_gone) for row in rows] == [
        ("Seeing a doctor", False, False),
        ("A bus", True, False),
        ("Finding a home", False, True),
    ]
    assert compared(snapshot(known("a", "A doctor")), snapshot(known("a", "Seeing a doctor")))[0].is_same


def test_a_place_has_moved_where_the_intervals_of_both_do_not_meet() -> None:
    before = snapshot(known(rank=(3, 3, 4)))
    assert compared(snapshot(known(rank=(1, 1, 2))), before)[0].has_moved
    touching = compared(snapshot(known(rank=(2, 1, 3))), before)[0]
    assert not touching.has_moved and not touching.is_same
    (unranked,) = compared(snapshot(known(rank=(0, 0, 0))), before)
    assert unranked.now is None and not unranked.has_moved


def test_what_is_hidden_is_not_compared() -> None:
    hidden = {"value": None, "low": None, "high": None, "is_hidden": True, "at_least": 0.1, "at_most": 0.3}
    assert compared(snapshot(known(satisfaction=hidden)), snapshot(known(satisfaction=figure(*HALF))))[0].moves == []


@pytest.mark.usefixtures("database")
def test_the_diagnostic_before_is_the_one_published_last_in_the_same_territory() -> None:
    place = places.organisation()
    first = assessments.published(assessments.answered(places.consultation(place)))
    assessments.published(assessments.answered(places.consultation(places.organisation("Hautbourg"))))
    second = assessments.published(assessments.answered(places.consultation(place)))
    before = queries.previous_in_territory(second)
    assert before is not None and before.id == first.id and queries.previous_in_territory(first) is None
    for estimate in first.estimates:
        estimate.statement = f"Another one than {estimate.statement}"
    db.session.commit()
    assert queries.previous_in_territory(second) is None, "needs that have nothing in common tell of no change"
    assert not of_assessment(first).comes_before(of_assessment(second))
    for estimate in first.estimates:
        estimate.statement = estimate.statement.removeprefix("Another one than ")
    db.session.commit()
    assert of_assessment(first).comes_before(of_assessment(second)) is not of_assessment(first).is_same_as(of_assessment(second))
    rows = barometer(of_assessment(second), of_assessment(first))
    assert [len(row.moves) for row in rows] == [3, 3, 3]
    assert [one.id for one in queries.published_in_territory(second.consultation)] == [first.id]


def test_what_rounding_moves_is_no_change() -> None:
    rounded = {"satisfaction": {"value": 0.6, "low": 0.4, "high": 0.8, "step": 0.2}}
    exact = {"satisfaction": {"value": 0.5, "low": 0.43, "high": 0.57, "step": None}}
    before, now = (known(satisfaction=figure(*HALF), weighted=one) for one in (rounded, exact))
    (move,) = compared(snapshot(now), snapshot(before, consultation="other"))[0].moves
    assert not move.is_weighted and move.value == 0
