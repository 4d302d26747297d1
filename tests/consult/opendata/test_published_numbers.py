"""Everything that is published of a random consultation, and somebody who wants the numbers of few people back from it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.recipes import RECIPE
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.question_types.satisfaction import Satisfaction
from consult.diagnostics.question_types.top_k import TopK
from consult.needs.models import Need
from consult.opendata import assessments as tables
from consult.results.counting import Crowd, question_figures
from consult.results.reading import Said
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import assessed, inputs
from tests.consult.core.attack import Equation, is_told

# The unknown numbers of one need: who gave each level from 1 to 5, who gave none, who names it; then sums of some of them.
SILENT, NAMES, CONTENT, OTHERS, UNKNOWN = 5, 6, 7, 8, 9
LEVELS = range(5)
ITEMS = {"items": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}], "k": 1, "lowest": "Bad", "highest": "Good"}

people = st.lists(st.integers(0, 25), min_size=6, max_size=6)
names = st.tuples(st.integers(0, 40), st.integers(0, 40))


def _answers(counts: Sequence[Sequence[int]], named: Sequence[int]) -> tuple[Any, Any]:
    """Ratings of two needs by as many people as the first has, and what each person names: one of the two, or neither."""
    total = sum(counts[0])
    columns = [np.repeat([1, 2, 3, 4, 5, 0], one) for one in counts]
    ratings = np.stack([np.resize(np.append(column, np.zeros(total, int))[:total], total) for column in columns], axis=1)
    picks = np.zeros((total, 2), int)
    picks[: named[0], 0] = 1
    picks[named[0] : named[0] + named[1], 1] = 1
    return ratings.astype(np.uint8), picks.astype(np.uint8)


def _published(ratings: Any, picks: Any) -> tuple[list[Mapping[str, Any]], list[Any], list[Any]]:
    """The rows of the table of figures, and the results of both questions, each as they are published."""
    answers = asked_of_all(picks, ratings)
    made = inputs(answers)
    rows = [Estimate(need=Need(uid=one.need.uid), statement="", figures=one.figures) for one in assessed(made, answers)]
    assessment = NeedsAssessment(recipe=RECIPE, estimates=sorted(rows, key=lambda one: one.need.uid))
    columns = [f"{key}_{part}" for key in RECIPE["indicators"] for part in tables.PARTS]
    figures = [
        dict(zip(("need", "statement", *columns), row, strict=False)) | {"hidden": row[-1]} for row in tables.rows(assessment)
    ]
    crowd = Crowd(len(ratings))
    rated = question_figures(Said("q", Satisfaction().sort(ITEMS, ratings)), crowd)["lines"]
    named = question_figures(Said("q", TopK().sort(ITEMS, picks)), crowd)["lines"]
    return figures, rated, named


def _known(total: int, row: Mapping[str, Any], rated: Mapping[str, Any], named: Mapping[str, Any]) -> list[Equation]:
    """All that is told of one need, as equations."""
    everybody = dict.fromkeys((*LEVELS, SILENT), 1.0)
    known: list[Equation] = [(everybody, total)]
    known += [({3: 1.0, 4: 1.0, CONTENT: -1.0}, 0), ({0: 1.0, 1: 1.0, 2: 1.0, OTHERS: -1.0}, 0)]
    valid = row["satisfaction_base"]
    if valid is not None:
        known.append((dict.fromkeys(LEVELS, 1.0), valid))
    if row["satisfaction_value"] is not None:
        known.append(({CONTENT: 1.0}, round(row["satisfaction_value"] * valid)))
    if row["intensity_value"] is not None:
        known.append(({0: 1.0}, round(row["intensity_value"] * row["intensity_base"])))
    if row["importance_value"] is not None:
        known.append(({NAMES: 1.0}, round(row["importance_value"] * total)))
    known += [({place: 1.0}, count) for place, count in enumerate(rated["counts"]) if count is not None]
    known += [({NAMES: 1.0}, count) for count in named["counts"][:1] if count is not None]
    return known


def _within(row: Mapping[str, Any], total: int) -> dict[int, tuple[float, float]]:
    """Between what numbers lie that are not told."""
    ends = {CONTENT: ("satisfaction", row["satisfaction_base"] or 0), NAMES: ("importance", total)}
    told = {place: [row[f"{key}_{end}"] for end in ("at_least", "at_most")] for place, (key, _base) in ends.items()}
    bounds = {place: (low * ends[place][1] - 1e-3, high * ends[place][1] + 1e-3) for place, (low, high) in told.items() if high}
    return {NAMES: (0, total)} | bounds


@settings(max_examples=15, deadline=None)
@given(st.tuples(people, people), names)
def test_no_number_of_few_people_can_be_had_back_from_all_that_is_published(
    counts: tuple[list[int], list[int]], named: tuple[int, int]
) -> None:
    total = sum(counts[0])
    if total < THRESHOLD:
        return
    ratings, picks = _answers(counts, named)
    figures, rated, chosen = _published(ratings, picks)
    for place, row in enumerate(figures):
        true = [*np.bincount(ratings[:, place], minlength=6)[1:6].tolist(), int((ratings[:, place] == 0).sum())]
        true += [int(picks[:, place].sum()), sum(true[3:5]), sum(true[:3])]
        known, within = _known(total, row, rated[place], chosen[place]), _within(row, total)
        for number in (*LEVELS, NAMES, CONTENT, OTHERS):
            if 0 < true[number] < THRESHOLD:
                assert not is_told(number, UNKNOWN, known, within), (true, number, row)


def test_the_attack_finds_what_is_given_away() -> None:
    """Twelve and eleven with an opinion, three of them satisfied: the levels and the sum of some together tell the rest."""
    known = [({0: 1.0, 1: 1.0, 2: 1.0}, 30.0), ({0: 1.0}, 15.0), ({1: 1.0, 3: -1.0}, 0.0), ({3: 1.0}, 12.0)]
    assert is_told(2, 4, known) and not is_told(2, 4, known[:2])


@pytest.mark.parametrize("satisfied", [3, 12])
def test_an_index_tells_neither_of_its_two_shares(satisfied: int) -> None:
    ratings = np.repeat([[5, 5], [1, 1]], [satisfied, 40 - satisfied], axis=0)
    figures, _rated, _named = _published(ratings.astype(np.uint8), np.repeat([[1, 0]], 40, axis=0).astype(np.uint8))
    is_shown = figures[0]["importance_satisfaction_value"] is not None
    assert is_shown == (satisfied == 12) == (figures[0]["satisfaction_value"] is not None)
    assert ("importance_satisfaction" in figures[0]["hidden"]) == (satisfied == 3)
