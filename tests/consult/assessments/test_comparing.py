"""What changed between two assessments, and what may be why."""

from typing import Any

import pytest

from consult.assessments import queries
from consult.assessments.comparing import PROGRAM_CHANGED, RECIPE_CHANGED, WEIGHTS_CHANGED, barometer, reasons
from consult.assessments.models import Estimate, NeedsAssessment
from tests.factories import assessments, places


def _assessment(respondents: int = 400, satisfied: float = 0.5, **told: Any) -> NeedsAssessment:
    inputs = {"respondents": respondents, "ballots": 0, "needs": 1}
    figures = {"satisfaction": {"value": satisfied, "low": 0, "high": 1, "base": respondents}, "importance": None}
    estimate = Estimate(statement="Seeing a  Doctor", figures=figures)
    return NeedsAssessment(**{"inputs": inputs, "recipe": {}, "code_version": "1", "estimates": [estimate]} | told)


def test_only_what_differs_is_a_reason() -> None:
    same = reasons(_assessment(), _assessment())
    assert same.counts == [] and same.words == []
    found = reasons(_assessment(500, recipe={"order_by": "importance"}, code_version="2"), _assessment())
    assert [(one.before, one.now) for one in found.counts] == [(400, 500)]
    assert found.words == [RECIPE_CHANGED, PROGRAM_CHANGED]
    weighted = _assessment()
    weighted.inputs = weighted.inputs | {"weighting": {"deff": 1.2}}
    assert reasons(weighted, _assessment()).words == [WEIGHTS_CHANGED]


def test_a_change_has_an_interval_and_is_clear_when_chance_does_not_explain_it() -> None:
    (row,) = barometer(_assessment(satisfied=0.6), _assessment(satisfied=0.5))
    (move,) = row.moves
    # Newcombe's method 10 on 240 of 400 and 200 of 400.
    assert move.value == pytest.approx(0.1) and (move.low, move.high) == pytest.approx((0.0311, 0.1676), abs=1e-3)
    assert move.is_clear and (move.before, move.now) == (0.5, 0.6)
    ((same,),) = [one.moves for one in barometer(_assessment(satisfied=0.52), _assessment(satisfied=0.5))]
    assert not same.is_clear


def test_needs_are_the_same_when_their_words_are() -> None:
    other = _assessment()
    other.estimates[0].statement = "seeing a doctor"
    assert len(barometer(_assessment(), other)) == 1
    other.estimates[0].statement = "Seeing a dentist"
    assert barometer(_assessment(), other) == []


@pytest.mark.usefixtures("database")
def test_the_diagnostic_before_is_the_one_published_last_in_the_same_territory() -> None:
    place = places.organisation()
    first = assessments.published(assessments.answered(places.consultation(place)))
    assessments.published(assessments.answered(places.consultation(places.organisation("Hautbourg"))))
    second = assessments.published(assessments.answered(places.consultation(place)))
    before = queries.previous_in_territory(second)
    assert before is not None and before.id == first.id and queries.previous_in_territory(first) is None
    assert [len(row.moves) for row in barometer(second, first)] == [2, 2, 2]
