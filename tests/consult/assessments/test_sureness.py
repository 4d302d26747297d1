"""The first place is promised only where nothing the page says further down leaves it open."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.page_words import BRIEF, said
from consult.assessments.recipes import RECIPE
from consult.assessments.report import Report
from consult.assessments.sureness import doubts
from consult.needs.models import Need

Ends = tuple[float, float, float]
PROMISE = "Nineteen times out of twenty"


def _estimate(band: int, weighted: Ends | None) -> Estimate:
    ends = dict(zip(("value", "low", "high"), weighted, strict=True)) if weighted else None
    figures: dict[str, Any] = {"importance_satisfaction": {"value": 1 - band / 4, "low": 0.1, "high": 0.9, "base": 100}}
    figures |= {"band": band, "rank": band, "weighted": {"importance_satisfaction": ends} if ends else {}}
    return Estimate(need_id=band, need=Need(uid=str(band)), statement=f"Need {band}", figures=figures)


def _sure(app: Flask, *weighted: Ends | None, weighting: Mapping[str, Any] | None = None, **recipe: object) -> str:
    told = {"weighting": {"n_eff": 80.0, "indicative": []} | dict(weighting or {})} if weighted[0] or weighting else {}
    estimates = [_estimate(band, ends) for band, ends in enumerate(weighted, 1)]
    report = Report(NeedsAssessment(recipe=RECIPE | recipe, inputs=told, estimates=estimates))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return said(BRIEF, "sure", report, doubts(report))


def test_the_first_place_is_promised_where_weights_say_the_same(app: Flask) -> None:
    assert _sure(app, (0.7, 0.6, 0.8), (0.4, 0.3, 0.5)).startswith(PROMISE)


def test_the_first_place_is_promised_where_there_are_no_weights(app: Flask) -> None:
    assert _sure(app, None, None).startswith(PROMISE)
    assert _sure(app, None, None, weighting={"refused": "too_few", "n_eff": 0}).startswith(PROMISE)


def test_a_tie_of_weighted_participants_is_said_instead_of_a_promise(app: Flask) -> None:
    words = _sure(app, (0.63, 0.4, 0.82), (0.49, 0.28, 0.7), (0.1, 0.0, 0.2))
    assert PROMISE not in words
    assert "“Need 1” and “Need 2” cannot be told apart" in words


def test_another_need_first_among_weighted_participants_is_named(app: Flask) -> None:
    words = _sure(app, (0.3, 0.2, 0.4), (0.6, 0.5, 0.7))
    assert PROMISE not in words
    assert "“Need 2” comes first" in words


def test_weights_below_a_minimum_are_said_with_the_reason(app: Flask) -> None:
    words = _sure(app, (0.7, 0.6, 0.8), (0.4, 0.3, 0.5), weighting={"indicative": ["small_category"]})
    assert PROMISE not in words
    assert "only indicative here: a group has fewer than 30 participants." in words


def test_an_order_of_weighted_participants_is_not_set_against_itself(app: Flask) -> None:
    assert _sure(app, (0.6, 0.4, 0.8), (0.4, 0.3, 0.5), order_weighted=True).startswith(PROMISE)
    indicative = _sure(app, None, None, weighting={"indicative": ["large_weight"]}, order_weighted=True)
    assert "a person counts more than five times" in indicative


def test_the_need_that_fewest_are_satisfied_with_is_first_where_the_rule_says_so(app: Flask) -> None:
    estimates = [_estimate(1, None), _estimate(2, None)]
    for one, ends in zip(estimates, ((0.2, 0.1, 0.3), (0.6, 0.5, 0.7)), strict=True):
        one.figures["satisfaction"] = one.figures["importance_satisfaction"]
        one.figures["weighted"] = {"satisfaction": dict(zip(("value", "low", "high"), ends, strict=True))}
    inputs = {"weighting": {"n_eff": 80.0, "indicative": []}}
    made = NeedsAssessment(recipe=RECIPE | {"order_by": "satisfaction"}, inputs=inputs, estimates=estimates)
    with app.test_request_context():
        assert doubts(Report(made)) == []
