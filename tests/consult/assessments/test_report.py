"""What people read of an assessment, in order."""

from typing import Any

import pytest
from flask import Flask

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.recipes import RECIPE
from consult.assessments.report import TOP, Report
from consult.needs.models import Need


def _figure(value: float | None) -> dict[str, Any] | None:
    return None if value is None else {"value": value, "low": value / 2, "high": min(1, value * 1.5), "base": 100}


def _estimate(
    uid: str, band: int | None, index: float | None, importance: float | None = None, tied: tuple[str, ...] = ()
) -> Estimate:
    figures = {
        "importance": _figure(importance),
        "satisfaction": _figure(0.4),
        "importance_satisfaction": _figure(index),
        "vote_share": _figure(importance),
        "supporters": None,
        "rank": band,
        "rank_low": band,
        "rank_high": band,
        "band": band,
        "tied": list(tied),
    }
    return Estimate(need_id=ord(uid), need=Need(uid=uid), statement=f"Need {uid}", figures=figures)


def _report(*estimates: Estimate) -> Report:
    return Report(NeedsAssessment(recipe=RECIPE, inputs={}, estimates=list(estimates)))


def _statements(bands: list[list[Estimate]]) -> list[list[str]]:
    return [[one.need.uid for one in band] for band in bands]


@pytest.mark.parametrize(("people", "is_indicative"), [(11, True), (29, True), (30, False), (None, False)])
def test_a_place_that_few_people_gave_is_only_indicative(people: int | None, is_indicative: bool) -> None:
    report = _report(_estimate("a", 1, 0.6), _estimate("b", 2, 0.3))
    report.assessment.estimates[0].figures["importance_satisfaction"]["base"] = people
    assert report.is_indicative is is_indicative


def test_where_few_take_part_at_all_the_order_is_indicative_though_its_figures_are_hidden() -> None:
    report = _report(_estimate("a", 1, 0.6))
    report.assessment.estimates[0].figures["importance_satisfaction"] |= {"value": None, "base": 12, "is_hidden": True}
    assert report.is_indicative
    report.assessment.estimates[0].figures["importance_satisfaction"]["base"] = None
    report.assessment.inputs = {"respondents": 12}
    assert report.is_indicative


def test_a_small_effective_sample_makes_an_order_of_weighted_participants_indicative() -> None:
    report = _report(_estimate("a", 1, 0.6))
    report.assessment.recipe, report.assessment.inputs = RECIPE | {"order_weighted": True}, {"weighting": {"n_eff": 20.0}}
    assert report.is_indicative
    report.assessment.inputs = {"weighting": {"n_eff": 60.0}}
    assert not report.is_indicative


def test_needs_that_cannot_be_told_apart_stand_together() -> None:
    report = _report(
        _estimate("a", 1, 0.6), _estimate("b", 2, 0.3, tied=("c",)), _estimate("c", 2, 0.2), _estimate("d", None, None)
    )
    assert _statements(report.bands) == [["a"], ["b", "c"]]
    assert [one.need.uid for one in report.unranked] == ["d"]
    assert [one.need.uid for one in report.tied_with(report.assessment.estimates[1])] == ["c"]


@pytest.mark.parametrize(
    ("bands", "named"),
    [
        ((1, 2, 3, 4), [["a"], ["b"], ["c"]]),
        ((1, 2, 2, 2), [["a"]]),
        ((1, 1, 2, 2), [["a", "b"]]),
        ((1, 1, 1, 1), [["a", "b", "c", "d"]]),
        ((None, None), []),
    ],
)
def test_the_summary_names_three_needs_at_most_and_never_half_a_band(
    bands: tuple[int | None, ...], named: list[list[str]]
) -> None:
    report = _report(*(_estimate(uid, band, 0.1) for uid, band in zip("abcd", bands, strict=False)))
    assert _statements(report.leading) == named


def test_the_plane_holds_the_needs_of_which_both_are_known(app: Flask) -> None:
    with app.test_request_context():
        points = _report(_estimate("a", 1, 0.3, 0.8), _estimate("b", 2, 0.1, 0.4), _estimate("c", None, None)).points()
    assert [(point.label, point.importance, point.satisfaction) for point in points] == [
        ("Need a", TOP, 0.4),
        ("Need b", TOP / 2, 0.4),
    ]


def test_bars_fill_their_place_and_are_written_in_words(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        longest, shorter = _report(_estimate("a", 1, 0.4), _estimate("b", 2, 0.1)).order_bars()
    assert (longest.high, longest.text, longest.interval) == (1, "0.4000", "0.2000 – 0.6000")
    assert shorter.value == pytest.approx(1 / 6)


def test_votes_are_shown_from_the_largest_share_down(app: Flask) -> None:
    with app.test_request_context():
        bars = _report(_estimate("a", 1, 0.4, 0.2), _estimate("b", 2, 0.1, 0.7), _estimate("c", 3, 0.1)).vote_bars()
    assert [bar.label for bar in bars] == ["Need b", "Need a"]


def test_a_figure_that_is_not_shown_stands_between_its_ends(app: Flask) -> None:
    hidden = {"value": None, "low": None, "high": None, "base": 40, "is_hidden": True, "at_least": 0.1, "at_most": 0.3}
    shown, few = _estimate("a", 1, 0.4, 0.5), _estimate("b", 2, 0.2, 0.4)
    few.figures = few.figures | {"satisfaction": hidden, "importance_satisfaction": hidden}
    with app.test_request_context(headers={"Accept-Language": "en"}):
        report = _report(shown, few)
        points, bars = report.points(), report.order_bars()
    assert (points[1].satisfaction, points[1].satisfaction_text) == (0.2, "between 10% and 30%")
    assert (points[0].up, points[0].along, points[1].up, points[1].along) == (None, None, None, (0.1, 0.3))
    assert bars[0].within is None and bars[1].within == pytest.approx((0.1 / 0.6, 0.3 / 0.6))
    assert (bars[1].low, bars[1].text, bars[1].interval) == (None, "between 0.1000 and 0.3000", "")
    assert bars[1].value == pytest.approx(0.1 / 0.6)


def test_what_may_be_most_named_stays_on_the_plane(app: Flask) -> None:
    shown, few = _estimate("a", 1, 0.4, 0.5), _estimate("b", 2, 0.2)
    few.figures = few.figures | {"importance": {"value": None, "is_hidden": True, "base": 40, "at_least": 0.2, "at_most": 1.0}}
    with app.test_request_context():
        points = _report(shown, few).points()
    assert points[1].up == pytest.approx((0.2 * TOP, TOP)) and points[0].importance == pytest.approx(TOP / 2)


def _drawn(app: Flask, estimates: list[Estimate]) -> tuple[str, str]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        module, report = app.jinja_env.get_template("components/charts.html").module, _report(*estimates)
        return module.bars(report.order_bars(), "Order"), module.matrix(report.points(), "Plane")


def test_a_figure_that_is_not_shown_is_drawn_as_where_it_may_be_with_a_legend(app: Flask) -> None:
    hidden = {"value": None, "low": None, "high": None, "base": 40, "is_hidden": True, "at_least": 0.1, "at_most": 0.3}
    shown, few = _estimate("a", 1, 0.4, 0.5), _estimate("b", 2, 0.2, 0.4)
    bars, matrix = _drawn(app, [shown])
    assert "bar-range" not in bars and "hatched" not in bars and "dot-open" not in matrix and "dashed" not in matrix
    few.figures = few.figures | {"satisfaction": hidden, "importance_satisfaction": hidden}
    bars, matrix = _drawn(app, [shown, few])
    assert bars.count('class="bar"') == 1 and 'class="bar-range" x="16.67" y="1" width="33.33"' in bars and "hatched" in bars
    assert matrix.count("dot-open") == 1 and 'class="range" x="86.0"' in matrix and "dashed circle" in matrix


def test_figures_nobody_was_asked_about_are_left_out() -> None:
    assert "ranked_discrepancy" in RECIPE["indicators"]
    assert [one.key for one in _report(_estimate("a", 1, 0.4)).indicators] == ["satisfaction", "importance_satisfaction"]
