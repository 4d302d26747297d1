"""Participants weighted to the population: what it repairs, what it costs, and when it is refused."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from consult.assessments.inputs import Inputs
from consult.assessments.voices import Variable
from consult.assessments.weighting import Population, weighted_figures, weighted_steps, weighted_sums
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import AGE, inputs

EVEN = {"age": {"young": 0.5, "old": 0.5}}


def _aged(young: int, old: int, unsaid: int = 0, population: Population = EVEN) -> Inputs:
    """The young name the first need and are content with it, the old do neither."""
    ages = [0] * young + [1] * old + [2] * unsaid
    content = [age != 1 for age in ages]
    answers = asked_of_all([[one, not one] for one in content], [[5 if one else 1, 3] for one in content])
    return inputs(answers, ages=ages, population=population)


def _nowhere(made: Inputs) -> tuple[np.ndarray, np.ndarray]:
    return np.full(len(made.needs), np.nan), np.full(len(made.needs), np.nan)


def test_a_share_among_weighted_participants_is_that_of_the_population() -> None:
    made = _aged(90, 30)
    figures = weighted_figures(made.counted, made.weighting, _nowhere(made))
    assert made.counts.importance().value[0] == pytest.approx(0.75)
    assert figures["importance"][0].tolist() == pytest.approx([0.5, 0.5])
    assert figures["satisfaction"][0][0] == pytest.approx(0.5)
    assert figures["importance_satisfaction"][0][0] == pytest.approx(0.25)
    low, high = figures["importance"][1][0], figures["importance"][2][0]
    plain = made.counts.importance()
    assert high - low > plain.high[0] - plain.low[0], "weights cost precision"


def test_urgency_and_its_interval_come_from_the_shares_that_are_told() -> None:
    """A few of the old name the first need: its weighted share is rounded, and so the draws would tell more than it."""
    ages = [0] * 90 + [1] * 40 + [2] * 60
    picks = [[place < 60 or 90 <= place < 95, place % 2 == 0] for place in range(190)]
    ratings = [[4 - named, 2 + place % 3] for place, (named, _other) in enumerate(picks)]
    made = inputs(asked_of_all(picks, ratings), ages=ages, population=EVEN)
    drawn = np.array([0.123456, 0.123456]), np.array([0.654321, 0.654321])
    figures = weighted_figures(made.counted, made.weighting, drawn)
    (named, *named_ends), (satisfied, *satisfied_ends) = figures["importance"], figures["satisfaction"]
    value, low, high = figures["importance_satisfaction"]
    assert named[0] == pytest.approx(round(named[0], 2)), "coarse"
    assert value.tolist() == pytest.approx((named * (1 - satisfied)).tolist())
    assert low[0] == pytest.approx(named_ends[0][0] * (1 - satisfied_ends[1][0])) and low[0] < value[0]
    assert high[0] == pytest.approx(named_ends[1][0] * (1 - satisfied_ends[0][0])) and high[0] > value[0]
    assert (low[1], high[1]) == (0.123456, 0.654321), "the second tells nothing small: its interval is that of the draws"


def test_the_interval_of_a_rounded_share_holds_all_that_is_rounded_to_it() -> None:
    ages = [0] * 90 + [1] * 40 + [2] * 60
    picks = [[place < 60 or 90 <= place < 95] for place in range(190)]
    made = inputs(asked_of_all(picks, [[3]] * 190), ages=ages, population=EVEN)
    (value, low, high), to = (
        weighted_figures(made.counted, made.weighting, _nowhere(made))["importance"],
        weighted_steps(made.counted, made.weighting)["importance"],
    )
    assert to[0] >= 0.01 and low[0] < value[0] - to[0] / 2 and high[0] > value[0] + to[0] / 2
    assert value[0] / to[0] == pytest.approx(round(value[0] / to[0]))


def test_what_weights_cost_is_told() -> None:
    told = _aged(90, 30).weighting.as_json()
    assert told == {
        "deff": 1.333,
        "n_eff": 90.0,
        "min_weight": 0.667,
        "max_weight": 2.0,
        "indicative": [],
    }
    assert _aged(90, 29).weighting.as_json()["indicative"] == ["small_category"]


def test_an_answer_that_is_no_category_of_the_census_counts_as_it_came_where_organisers_say_so() -> None:
    """The young and the old are weighted as if the others had not said how old they are; without that word nobody is."""
    answers = asked_of_all([[place % 2] for place in range(120)], [[3]] * 120)
    ages = [0] * 70 + [1] * 30 + [2] * 20
    three = Variable("age", "Your age", ("young", "old", "other"), ("Young", "Old", "Other"))
    apart = replace(three, apart=("other",))
    refused, made = (inputs(answers, ages=ages, population=EVEN, age=one) for one in (three, apart))
    assert refused.weighting.as_json()["refused"] == "missing_target"
    assert made.weighting.raked is not None
    weights = dict(zip(made.counted.cells.codes[:, -1].tolist(), made.weighting.raked.weights.tolist(), strict=False))
    assert weights == pytest.approx({0: 50 / 70, 1: 50 / 30, 2: 1.0})
    silent = inputs(answers, ages=[0] * 70 + [1] * 30 + [2] * 20, population=EVEN)
    assert made.weighting.as_json() == silent.weighting.as_json()
    assert made.digest != refused.digest


def test_an_answer_that_became_a_category_of_the_census_is_weighted_whatever_was_said_before() -> None:
    answers = asked_of_all([[1]] * 100, [[3]] * 100)
    made = inputs(answers, ages=[0] * 60 + [1] * 40, population=EVEN, age=replace(AGE, apart=("old",)))
    assert made.weighting.as_json() == inputs(answers, ages=[0] * 60 + [1] * 40, population=EVEN).weighting.as_json()


def test_those_who_do_not_say_count_as_much_as_everybody() -> None:
    made = _aged(60, 30, unsaid=10)
    assert made.weighting.raked is not None
    weights = made.weighting.raked.weights
    assert weights.tolist() == pytest.approx([0.75, 1.5, 1.0])
    assert weighted_sums(made.counted, made.weighting)[-1] == pytest.approx(100)


def test_what_weights_cost_does_not_tell_how_few_do_not_say_what_they_are() -> None:
    """Whoever knows the margins, how many are young, and how many are old or do not say, learns no more from it."""
    made = [_aged(90, 35 - few, few) for few in range(1, 11)]
    told = [one.weighting.as_json() for one in made]
    assert told == [told[0]] * 10
    assert len({one.weighting.raked.sample.n_eff for one in made if one.weighting.raked}) == 10
    assert min(one.weighting.kept for one in made) < 1 == max(one.weighting.kept for one in made)


@pytest.mark.parametrize(
    "aged", [lambda few: _aged(90, 12 - few, few), lambda few: _aged(90, 20 - few, few, {"age": {"young": 0.35, "old": 0.65}})]
)
def test_being_weighted_or_why_not_does_not_tell_how_few_do_not_say_what_they_are(aged: Callable[[int], Inputs]) -> None:
    """Twelve are old or do not say: as fewer than eleven old ones are refused, weights would tell that one does not say."""
    told = [aged(few).weighting.as_json() for few in range(1, 11)]
    assert told == [{"refused": "too_few", "margin": "age", "category": "old"}] * 10


@pytest.mark.parametrize(
    ("made", "code", "category"),
    [
        (_aged(90, 0), "empty_category", "old"),
        (_aged(90, 10), "too_few", "old"),
        (_aged(90, 30, population={"age": {"young": 1.0}}), "missing_target", "old"),
        (_aged(90, 30, population={"age": {"young": 0.5, "old": 0.4, "very old": 0.1}}), "missing_target", "very old"),
        (_aged(90, 30, population={"age": {"young": 0.5, "old": 0.4}}), "targets_sum", None),
        (_aged(90, 30, population={"age": {"young": 0.05, "old": 0.95}}), "cap_too_tight", "young"),
    ],
    ids=["empty", "too few", "missing", "unasked", "sum", "cap"],
)
def test_a_refusal_has_its_reason(made: Inputs, code: str, category: str | None) -> None:
    assert made.weighting.raked is None
    assert made.weighting.as_json() == {"refused": code, "margin": "age", "category": category}
    assert made.weighting.cell_weights(made.counted, made.plan.shape) is None


def test_without_a_population_or_without_people_nothing_is_said_of_weights() -> None:
    assert _aged(90, 30, population={}).weighting.as_json() == {}
    nobody = inputs(asked_of_all(np.zeros((0, 2)), np.zeros((0, 2))), ages=[], population=EVEN)
    assert nobody.weighting.as_json() == {}


def test_weights_bring_a_biased_sample_nearer_to_the_truth() -> None:
    random, errors, repaired = np.random.default_rng(7), [], []
    named = np.array([0.6, 0.2])
    for _survey in range(200):
        ages = (random.random(500) < 0.3).astype(int)
        picks = random.random(500) < named[ages]
        made = inputs(asked_of_all(picks[:, None], np.full((500, 1), 3)), ages=ages.tolist(), population=EVEN)
        figures = weighted_figures(made.counted, made.weighting, _nowhere(made))
        errors.append(made.counts.importance().value[0] - named.mean())
        repaired.append(figures["importance"][0][0] - named.mean())
    assert AGE.categories == ("young", "old")
    assert np.sqrt(np.mean(np.square(repaired))) < 0.4 * np.sqrt(np.mean(np.square(errors)))
