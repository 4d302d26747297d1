"""How many people said what, and which of it may be shown."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.disclosure import THRESHOLD, is_part_disclosable
from consult.diagnostics.question_types.contract import Sorted
from consult.results.counting import ALL, ANSWERED, ASKED, Crowd, question_figures, rounded_mean
from consult.results.reading import Said


def one_line(counts: dict[str, int], *, tells_all: bool = False) -> Sorted:
    """People who each gave one answer; the last word is that of the silent."""
    places = np.repeat(np.arange(len(counts)), list(counts.values())).astype(np.uint8)
    return Sorted(("",), tuple(counts), places[:, None], tells_all=tells_all)


def marks(chosen: list[int], people: int, silent: int = 0) -> Sorted:
    """So many of the people choose each line; the first ones do, all of them the first line; then come the silent."""
    places = np.ones((people + silent, len(chosen)), np.uint8)
    for column, count in enumerate(chosen):
        places[:count, column] = 0
    places[people:] = 2
    return Sorted(tuple(map(str, range(len(chosen)))), ("yes", "no", "silent"), places, (0,), "yes", adds_up=True)


def figures(found: Sorted, asked: np.ndarray | None = None, crowd: Crowd | None = None) -> dict[str, Any]:
    return question_figures(Said("q", found, asked), crowd or Crowd(len(found.places)))


def test_shares_are_of_those_who_answered_where_enough_did_not() -> None:
    told = figures(one_line({"yes": 40, "no": 30, "silent": 30}))
    assert told == {"asked": 100, "of": ASKED, "lines": [{"of": ANSWERED, "base": 70, "counts": [40, 30]}]}


def test_few_who_did_not_answer_are_an_answer_as_others() -> None:
    told = figures(one_line({"yes": 60, "no": 35, "silent": 5}))
    assert told["lines"] == [{"of": ASKED, "base": 100, "counts": [60, None, None]}]


def test_few_who_were_not_asked_are_among_all() -> None:
    asked = np.arange(100) >= 5
    told = figures(one_line({"yes": 40, "no": 40, "silent": 20}), asked[::-1])
    assert told["asked"] == 100 and told["of"] == ALL


def test_those_who_were_not_asked_are_no_silent_people() -> None:
    asked = np.arange(100) < 80
    told = figures(one_line({"yes": 40, "no": 40, "silent": 20}), asked)
    assert told == {"asked": 80, "of": ASKED, "lines": [{"of": ANSWERED, "base": 80, "counts": [40, 40]}]}


def test_where_everybody_says_one_thing_or_another_all_asked_count() -> None:
    told = figures(one_line({"photo": 40, "none": 60}, tells_all=True))
    assert told["lines"] == [{"of": ASKED, "base": 100, "counts": [40, 60]}]


def test_of_several_choices_one_hidden_line_takes_another_with_it() -> None:
    told = figures(marks([90, 50, 3], 100))
    assert [line["counts"][0] for line in told["lines"]] == [None, 50, None]
    told = figures(marks([60, 50, 20, 3], 100))
    assert [line["counts"][0] for line in told["lines"]] == [60, 50, None, None]


def test_few_silent_people_did_not_choose() -> None:
    told = figures(marks([60, 40], 95, silent=5))
    assert told["lines"] == [
        {"of": ASKED, "base": 100, "counts": [60, 40], "good": 60},
        {"of": ASKED, "base": 100, "counts": [40, 60], "good": 40},
    ]


def test_the_satisfied_are_told_together_where_each_level_is_not() -> None:
    levels = one_line({"1": 20, "2": 20, "3": 20, "4": 9, "5": 30, "silent": 5})
    satisfied = Sorted(levels.labels, levels.words, levels.places, (3, 4), "satisfied")
    told = figures(satisfied)
    assert told["lines"] == [{"of": ANSWERED, "base": 99, "counts": [20, 20, 20, None, None], "good": 39}]


def test_weights_of_one_change_nothing_and_weights_of_cells_do() -> None:
    found = one_line({"yes": 40, "no": 40, "silent": 20})
    crowd = Crowd(100, np.zeros(100, np.int64), np.ones(1))
    (line,) = figures(found, crowd=crowd)["lines"]
    assert line["weighted"] == [0.5, 0.5] and line["n_eff"] == [80, 80]
    cells = np.repeat([0, 1], [40, 60])
    (line,) = figures(found, crowd=Crowd(100, cells, np.array([2.0, 1 / 3])))["lines"]
    assert line["weighted"] == pytest.approx([6 / 7, 1 / 7], abs=1e-6)
    assert line["n_eff"] == pytest.approx([(80 + 40 / 3) ** 2 / (160 + 40 / 9)] * 2, abs=0.06)


def test_each_answer_has_its_own_effective_sample() -> None:
    """A third weighs twice as much as the others, and says yes more often than they do."""
    cells, weights = np.repeat([0, 1], [40, 80]), np.array([1.8, 0.6])
    heavy = one_line({"yes": 18, "no": 11, "maybe": 11}).places
    others = one_line({"yes": 11, "no": 30, "maybe": 39}).places
    found = Sorted(("",), ("yes", "no", "maybe", "silent"), np.concatenate([heavy, others]))
    (line,) = figures(found, crowd=Crowd(120, cells, weights))["lines"]
    yes, no, maybe = line["n_eff"]
    variance = 1.8**2 * 18 * (1 - 18 / 40) + 0.6**2 * 11 * (1 - 11 / 80)
    share = (1.8 * 18 + 0.6 * 11) / 120
    assert yes == pytest.approx(min(share * (1 - share) * 120**2 / variance, 120**2 / 158.4), abs=0.1)
    assert yes < no and maybe <= round(120**2 / (40 * 1.8**2 + 80 * 0.6**2), 1)


def test_those_not_asked_weigh_nothing() -> None:
    asked, cells = np.arange(100) < 80, np.repeat([0, 1], [50, 50])
    found = one_line({"yes": 30, "no": 50, "silent": 20})
    (line,) = figures(found, asked, Crowd(100, cells, np.array([0.5, 1.5])))["lines"]
    assert line["weighted"] == pytest.approx([15 / 70, 55 / 70], abs=1e-6)


def test_weighted_shares_do_not_tell_what_a_few_people_of_a_group_said() -> None:
    found, weights = one_line({"yes": 40, "no": 60}, tells_all=True), np.array([0.5, 1.5])
    (line,) = figures(found, crowd=Crowd(100, np.repeat([0, 1], [45, 55]), weights))["lines"]
    assert "weighted" not in line, "of two groups both shares tell that five of the first said no"
    unlike, alike = np.array([0.5, 1.5, 1.0]), np.array([0.9, 1.4, 1.0])
    (line,) = figures(found, crowd=Crowd(100, np.repeat([0, 1, 2], [45, 30, 25]), unlike))["lines"]
    assert "weighted" not in line, "rounded to five points it would mislead"
    (line,) = figures(found, crowd=Crowd(100, np.repeat([0, 1, 2], [45, 30, 25]), alike))["lines"]
    assert line["weighted"] == [0.34, 0.66]


def test_numbers_have_a_spread_from_enough_people_and_a_weighted_mean() -> None:
    numbers = np.r_[np.arange(20.0), np.full(15, np.nan)]
    found = one_line({"some": 20, "silent": 15})
    told = question_figures(Said("q", found, numbers=numbers), Crowd(35, np.zeros(35, np.int64), np.ones(1)))
    assert told["spread"] == {"mean": 10, "lower": 4, "median": 9, "upper": 14, "weighted_mean": 10}
    few = np.where(numbers < THRESHOLD - 1, numbers, np.nan)
    assert question_figures(Said("q", found, numbers=few), Crowd(35))["spread"] is None


@pytest.mark.parametrize(
    ("counts", "is_told"),
    [
        ({"0": 30, "1": 11, "2": 0, "silent": 0}, True),
        ({"0": 30, "1": 11, "2": 0, "silent": 20}, True),
        ({"0": 30, "1": 11, "2": 0, "silent": 4}, False),
        ({"0": 30, "1": 20, "2": 3, "silent": 20}, False),
    ],
)
def test_a_mean_is_told_where_its_people_are_and_no_class_is_hidden(counts: dict[str, int], is_told: bool) -> None:
    numbers = np.repeat([0, 1, 2, np.nan], list(counts.values()))
    found = one_line(counts)
    told = question_figures(Said("q", found, numbers=numbers), Crowd(len(numbers)))
    assert (told["spread"] is not None) == is_told
    assert told["spread"] == ({"mean": 0, "lower": 0, "median": 0, "upper": 1} if is_told else None)


@pytest.mark.parametrize(
    ("people", "mean"), [(11, "1"), (76, "1"), (109, "1"), (110, "0.7"), (1099, "0.7"), (1100, "0.67"), (11000, "0.667")]
)
def test_the_mean_of_so_many_people_has_no_decimal_that_few_of_them_move(people: int, mean: str) -> None:
    assert str(rounded_mean(2 / 3, people)) == mean and str(rounded_mean(-0.04, 200)) == "0.0"


@pytest.mark.parametrize(("heaviest", "mean"), [(1.0, 10.8), (1.5, 11)])
def test_a_weighted_mean_is_as_fine_as_that_of_as_many_people_as_the_heaviest_of_them_would_be(
    heaviest: float, mean: float
) -> None:
    numbers, cells = np.repeat([10.0, 12.0], [60, 60]), np.repeat([0, 1, 0, 1], [45, 15, 45, 15])
    numbers[:10] = 8.0
    told = question_figures(
        Said("q", one_line({"some": 120, "silent": 0}), numbers=numbers), Crowd(120, cells, np.array([1.0, heaviest]))
    )
    assert str(told["spread"]["weighted_mean"]) == str(mean)


def test_a_mean_of_those_asked_stays_hidden_where_their_number_does() -> None:
    found, numbers = one_line({"0": 30, "1": 20, "silent": 40}, tells_all=True), np.repeat([0, 1, np.nan], [30, 20, 40])
    assert question_figures(Said("q", found, numbers=numbers), Crowd(90))["spread"] is None


def test_a_weighted_mean_is_no_further_sum_over_the_classes_of_few_people_of_one_weight() -> None:
    numbers, cells = np.repeat([0.0, 1.0], [40, 40]), np.repeat([0, 1, 0, 1], [20, 20, 5, 35])
    told = question_figures(
        Said("q", one_line({"0": 40, "1": 40, "silent": 0}), numbers=numbers), Crowd(80, cells, np.array([1.4, 0.8]))
    )
    assert told["spread"] == {"mean": 0, "lower": 0, "median": 0, "upper": 1}


@pytest.mark.parametrize(("few", "is_told"), [(11, True), (10, False), (0, True)])
def test_a_weighted_mean_tells_nothing_of_few_people_of_one_weight(few: int, is_told: bool) -> None:
    numbers, cells = np.r_[np.arange(20.0), np.full(few, 100.0)], np.repeat([0, 1], [20, few])
    found = one_line({"some": 20 + few, "silent": 0})
    told = question_figures(Said("q", found, numbers=numbers), Crowd(20 + few, cells, np.array([0.8, 1.4])))
    assert ("weighted_mean" in told["spread"]) == is_told


@pytest.mark.parametrize(("written", "shown"), [(0, 0), (3, None), (50, 50), (95, None), (100, 100)])
def test_how_many_wrote_is_shown_unless_they_or_the_others_are_few(written: int, shown: int | None) -> None:
    assert question_figures(Said("q", None, written=written), Crowd(100)) == {"asked": 100, "of": ASKED, "written": shown}


@given(whole=st.integers(0, 60), part=st.integers(0, 60))
def test_a_part_is_told_with_what_it_leaves_out(whole: int, part: int) -> None:
    small = range(1, THRESHOLD)
    if part <= whole:
        assert is_part_disclosable(whole, part) == (part >= THRESHOLD and whole - part not in small)
