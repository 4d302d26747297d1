"""What the published results of a questionnaire say about people."""

import re
from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.results.counting import ANSWERED, ASKED, mean_decimals
from tests.scan.assessment import ROUNDING
from tests.scan.forms import CHANNELS, MINUTES
from tests.scan.knowledge import Which
from tests.scan.reading import ANSWER, MARK, MATTER, NAMED, NAMING, SEX, USE, Readings, Told, mark, step_of, weights_of

# The places of the levels of a mark in the tables of people, those who give none last.
LEVELS = (1, 2, 3, 4, 5, 0)
HIGH, AGREE = slice(3, 5), slice(1)
# Means are told to thousandths.
QUARTILES_TOLD_TO = 0.0005
QUARTERS = {"lower": 0.25, "median": 0.5, "upper": 0.75}
Cells = list[Which]


def read_results(readings: Readings, told: Told) -> None:
    """Learns the lines of all questions and what is shown by age."""
    uids, questions = readings.town.uids, told["questions"]
    for channel, count in told["channels"].items():
        readings.learn(f"results: channel {channel}", {"channels": mark((len(CHANNELS),), CHANNELS.index(channel))}, count)
    for name, question in _questions(readings, told).items():
        if question.is_of_some and questions[uids[name]]["of"] == ASKED:
            readings.learn(f"asked {name}", {"people": readings.asked(name)}, questions[uids[name]]["asked"])
        question.read(questions[uids[name]])
    written = {"words": mark(readings.knowledge.tables["words"].shape, ..., 0)}
    readings.learn("wrote words", written, questions[uids["words"]]["written"])
    for other, crossing in told["crossings"].get(uids["age"], {}).items():
        name = next(name for name, uid in uids.items() if uid == other)
        if name != "words":
            _questions(readings, told)[name].read_crossing(crossing)


def _questions(readings: Readings, told: Told) -> dict[str, "_Question"]:
    """By name, each question with the cells of its answers, line by line, those who are silent last."""
    tables = readings.knowledge.tables
    marks, names = ([name for name in tables if name.startswith(kind)] for kind in ("marks", "names"))
    stances = [name for name in tables if name.startswith("stance")]
    sides = [MATTER, MARK] if readings.town.form.is_paired else [MARK]
    found = {
        "marks": _Question(readings, "marks", [_along(tables, one, axis, LEVELS) for axis in sides for one in marks], HIGH),
        "named": _Question(readings, "named", [_along(tables, one, NAMING) for one in names], slice(1), is_marked=True),
        "age": _Question(readings, "age", [_along(tables, "people", 0)]),
        "sex": _Question(readings, "sex", [_along(tables, "people", SEX)]),
        "stances": _Question(readings, "stances", [_along(tables, one, ANSWER) for one in stances], AGREE),
    }
    if readings.town.form.asks_more:
        words = told["questions"][readings.town.uids["minutes"]]["words"]
        classes: Cells = [{"minutes": mark(tables["minutes"].shape, ..., list(one))} for one in (*map(_class, words), [MINUTES])]
        found["use"] = _Question(readings, "use", [_along(tables, "people", USE)])
        found["why"] = _Question(readings, "why", [_along(tables, "why", ANSWER)])
        found["minutes"] = _Question(readings, "minutes", [classes])
    return found


def _along(tables: Mapping[str, NDArray[Any]], name: str, axis: int, places: tuple[int, ...] = ()) -> Cells:
    shape = tables[name].shape
    return [{name: mark(shape, *[slice(None)] * axis, one)} for one in places or range(shape[axis])]


def _class(words: str) -> range:
    """The minutes that a class holds, from its words."""
    numbers = [int(one) for one in re.findall(r"\d+", words)]
    return range(0 if words.startswith("≤") else numbers[0], MINUTES if words.startswith("≥") else numbers[-1] + 1)


class _Question:
    """Reads what is told of one question. `lines`: the cells of each answer; `good`: the answers told together."""

    def __init__(
        self, readings: Readings, name: str, lines: list[Cells], good: slice | None = None, *, is_marked: bool = False
    ) -> None:
        self.readings, self.name, self.lines, self.good, self.is_marked = readings, name, lines, good, is_marked
        self.asked, self.is_of_some = readings.asked(name), name in readings.town.form.conditions

    def read(self, told: Told) -> None:
        """Learns its lines, and where its numbers lie."""
        for place, (line, cells) in enumerate(zip(told["lines"], self.lines, strict=True)):
            self._line(f"{self.name} {place}", line, self._told(cells, line["of"]))
        if told.get("spread"):
            self._spread(told["spread"], self._told(self.lines[0], ANSWERED))

    def _told(self, cells: Cells, of: str) -> Cells:
        """The cells of those whose shares are told: without the silent, with the silent of those asked, or with all."""
        if of == ANSWERED:
            return cells[:-1]
        ((table, silent),) = cells[-1].items()
        rest = silent.ndim - self.asked.ndim
        return [*cells[:-1], {table: silent * (np.expand_dims(self.asked, _last(rest, silent.ndim)) if of == ASKED else 1)}]

    def _line(self, about: str, line: Told, cells: Cells) -> None:
        base = plus(cells)
        parts = [cells[NAMED], plus(cells[NAMED + 1 :])] if self.is_marked else cells
        self.readings.learn(f"base of {about}", base, line["base"])
        for place, count in enumerate(line["counts"]):
            self.readings.learn(f"results: {about} {place}", parts[place], count)
        if "good" in line and self.good and not self.is_marked:
            self.readings.learn(f"results: good {about}", plus(cells[self.good]), line["good"])
        self._weighted(line, parts, base)

    def _spread(self, spread: Told, cells: Cells) -> None:
        """The mean, and how many gave no more and no less than each quartile."""
        readings, base = self.readings, plus(cells)
        shape = readings.knowledge.tables[self.name].shape
        values, base_truth = np.append(np.arange(MINUTES), 0.0), readings.knowledge.truth(base)
        slack = _told_to(base_truth)
        readings.share({self.name: np.broadcast_to(values, shape)}, base, spread["mean"], spread["mean"], slack=slack)
        if "weighted_mean" in spread:
            weights = weights_of(readings.inputs, shape[:2])
            assert weights is not None
            spread_out = np.expand_dims(weights, tuple(range(2, len(shape)))) * base[self.name]
            mean, slack = spread["weighted_mean"], _told_to(readings.knowledge.truth({self.name: spread_out}) / weights.max())
            readings.share({self.name: spread_out * values}, {self.name: spread_out}, mean, mean, slack=slack)
        for key, part in QUARTERS.items():
            place = ceil(base_truth * part)
            below = {self.name: mark(shape, ..., [one for one in range(MINUTES) if one < spread[key] - QUARTILES_TOLD_TO])}
            up_to = {self.name: mark(shape, ..., [one for one in range(MINUTES) if one <= spread[key] + QUARTILES_TOLD_TO])}
            readings.knowledge.learn(up_to, place, base_truth)
            readings.knowledge.learn(below, 0, place - 1)

    def _weighted(self, line: Told, cells: Cells, base: Which) -> None:
        """Weights, and how coarse a share is, are taken as known."""
        (name,) = base
        table = self.readings.knowledge.tables[name]
        weights = weights_of(self.readings.inputs, table.shape[:2])
        if weights is None or "weighted" not in line:
            return
        spread, of = np.expand_dims(weights, tuple(range(2, table.ndim))), _by_cell(table * base[name])
        for place, share in enumerate(line["weighted"]):
            if share is not None:
                step = step_of(self.readings.inputs, weights, _by_cell(table * cells[place][name]), of, *self._wholes(table))
                row = {name: (cells[place][name] - share * base[name]) * spread}
                self.readings.learn("", row, 0.0, slack=max(step / 2, ROUNDING) * float((weights * of).sum()))

    def _wholes(self, table: NDArray[Any]) -> tuple[NDArray[np.float64], ...]:
        """(ages, sexes): everybody of the table, and those who were asked."""
        return _by_cell(table), _by_cell(table * np.expand_dims(self.asked, _last(table.ndim - self.asked.ndim, table.ndim)))

    def read_crossing(self, crossing: Told) -> None:
        """Learns what is told of it by age."""
        for group, size in zip(crossing["groups"], crossing["sizes"], strict=True):
            self.readings.learn(f"size of age {group}", {"people": mark(self.readings.people, group)}, size)
        for row in crossing["rows"]:
            answers = self._told(self.lines[row["row"]] if self.good else self.lines[0], row["of"])
            said, base = plus(answers[self.good] if self.good else [answers[row["row"]]]), plus(answers)
            for group, people, count in zip(crossing["groups"], row["bases"], row["counts"], strict=True):
                (table,) = said
                mine = mark(self.readings.knowledge.tables[table].shape, group)
                self.readings.learn(f"base of {self.name} {row['row']} by age {group}", {table: base[table] * mine}, people)
                self.readings.learn(f"results: {self.name} {row['row']} by age {group}", {table: said[table] * mine}, count)
            self._weighted_row(row, said, base, crossing["groups"])

    def _weighted_row(self, row: Told, said: Which, base: Which, groups: list[int]) -> None:
        """The weighted shares of a row by age; how coarse they are, and who is in which cell, is taken as known."""
        (name,) = base
        table = self.readings.knowledge.tables[name]
        weights = weights_of(self.readings.inputs, table.shape[:2])
        if weights is None or "weighted" not in row:
            return
        spread, to = np.expand_dims(weights, tuple(range(2, table.ndim))), []
        for age in groups:
            mine = mark(table.shape, age)
            count, of = (_by_cell(table * one[name] * mine) for one in (said, base))
            to.append(step_of(self.readings.inputs, weights, count, of, *self._wholes(table * mine)))
        for group, share in zip(groups, row["weighted"], strict=True):
            mine = mark(table.shape, group)
            people = float((weights * _by_cell(table * base[name] * mine)).sum())
            slack = max(max(to) / 2, ROUNDING) * people
            self.readings.learn("", {name: (said[name] - share * base[name]) * mine * spread}, 0.0, slack=slack)


def _told_to(people: float) -> float:
    """How far from the mean of so many people the one that is told can be."""
    return 0.5 / 10 ** mean_decimals(people) + QUARTILES_TOLD_TO


def _last(some: int, dimensions: int) -> tuple[int, ...]:
    return tuple(range(dimensions - some, dimensions))


def _by_cell(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """(ages, sexes): the sums over all but age and sex."""
    found: NDArray[np.float64] = np.sum(table, axis=tuple(range(2, table.ndim)))
    return found


def plus(parts: Cells) -> Which:
    """The cells of several answers together."""
    (name,) = parts[0]
    whole: Any = sum(part[name] for part in parts)
    return {name: whole}
