"""What every indicator keeps, whoever adds it."""

import numpy as np
import pytest
from flask import Flask
from hypothesis import given, settings

from consult.assessments.cards import CARDS
from consult.assessments.indicators import INDICATORS
from consult.assessments.indicators.contract import SERVICES, Indicator
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.ranks import MIN_DRAWS, rank_intervals
from consult.config import ROOT
from tests.consult.assessments.arrays import answers, asked_of_all
from tests.consult.assessments.made_inputs import inputs

UNITS = {"share", "index", "people", SERVICES}
# Where more people have too much of something than lack it the sign turns.
SIGNED = ("mean_weighted_discrepancy", "ranked_discrepancy")

everyone = pytest.mark.parametrize("indicator", list(INDICATORS), ids=lambda one: one.key)


@everyone
def test_it_has_words_a_unit_and_a_card(indicator: Indicator) -> None:
    assert str(indicator.label) and str(indicator.definition).endswith(".")
    assert indicator.unit in UNITS
    assert indicator.key in CARDS
    assert (ROOT / "consult" / "assessments" / "indicators" / f"{indicator.key}.py").exists()


@everyone
def test_it_is_written_in_words(indicator: Indicator, app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "fr"}):
        assert indicator.written(0.5)


@settings(max_examples=20, deadline=None)
@given(answers())
def test_it_has_one_figure_for_each_need_and_an_interval_around_it(given_answers: Answers) -> None:
    made = inputs(given_answers, choosers=[1] * given_answers.needs, ballots=[4] * given_answers.needs)
    ranks = rank_intervals(given_answers, MIN_DRAWS, made.seed)
    for indicator in INDICATORS:
        figures = indicator.compute(made, ranks)
        for array in (figures.value, figures.low, figures.high, figures.base):
            assert array.shape == (given_answers.needs,)
        known = ~np.isnan(figures.value)
        assert (indicator.key in SIGNED or np.all(figures.value[known] >= 0)) and np.all(figures.base >= 0)
        if figures.small is not None:
            told = known & figures.small.is_small & ~np.isnan(figures.small.at_least)
            assert np.all(figures.small.at_least[told] <= figures.value[told] + 1e-12)
            assert np.all(figures.value[told] <= figures.small.at_most[told] + 1e-12)
        ends = known & ~np.isnan(figures.low)
        assert np.all(figures.low[ends] <= figures.high[ends])


@everyone
def test_of_nobody_it_knows_nothing(indicator: Indicator) -> None:
    nobody = asked_of_all(np.zeros((0, 2)), np.zeros((0, 2)))
    figures = indicator.compute(inputs(nobody), rank_intervals(nobody, MIN_DRAWS, seed=1))
    assert np.isnan(figures.value).all()
