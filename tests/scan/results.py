"""What the published results of a questionnaire say about people."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.results.counting import ANSWERED
from tests.scan.assessment import ROUNDING
from tests.scan.knowledge import Which
from tests.scan.reading import NAMED, Readings, Told, mark, step_of, weights_of

# The places of the answers of a question in the tables of people.
MARKS, STANCES = (1, 2, 3, 4, 5, 0), (0, 1, 2, 3)


def read_results(readings: Readings, told: Told) -> None:
    """Learns the lines of all questions and what is shown by age."""
    uids, questions = readings.town.uids, told["questions"]
    for name, lines in _lines(readings).items():
        for place, (line, cells) in enumerate(zip(questions[uids[name]]["lines"], lines, strict=True)):
            _line(readings, f"{name} {place}", line, cells, is_marked=name == "named")
    for other, crossing in told["crossings"].get(uids["age"], {}).items():
        name = next(name for name, uid in uids.items() if uid == other)
        if name != "words":
            _crossing(readings, name, crossing)


def _lines(readings: Readings) -> dict[str, list[list[Which]]]:
    """By question and line, the cells of each answer, those who are silent last."""
    tables = readings.knowledge.tables
    people = tables["people"].shape
    needs = [name for name in tables if name.startswith("need")]
    stances = [name for name in tables if name.startswith("stance")]
    return {
        "marks": [[{name: mark(tables[name].shape, ..., one)} for one in MARKS] for name in needs],
        "named": [[{name: mark(tables[name].shape, slice(None), slice(None), one)} for one in range(3)] for name in needs],
        "age": [[{"people": mark(people, one)} for one in range(people[0])]],
        "sex": [[{"people": mark(people, slice(None), one)} for one in range(people[1])]],
        "stances": [[{name: mark(tables[name].shape, ..., one)} for one in STANCES] for name in stances],
    }


def _line(readings: Readings, about: str, line: Told, cells: list[Which], *, is_marked: bool) -> None:
    asked = cells[:-1] if line["of"] == ANSWERED else cells
    if is_marked:
        cells = [cells[NAMED], plus(asked[NAMED + 1 :])]
    readings.learn(f"base of {about}", plus(asked), line["base"])
    for place, count in enumerate(line["counts"]):
        readings.learn(f"results: {about} {place}", cells[place], count)
    if "good" in line and not is_marked:
        satisfied = cells[3:5] if about.startswith("marks") else cells[:1]
        readings.learn(f"results: good {about}", plus(satisfied), line["good"])
    _weighted(readings, line, cells, plus(asked))


def _weighted(readings: Readings, line: Told, cells: list[Which], base: Which) -> None:
    """Weights, and how coarse a share is, are taken as known."""
    (name,) = base
    table = readings.knowledge.tables[name]
    weights = weights_of(readings.inputs, table.shape[:2])
    if weights is None or "weighted" not in line:
        return
    rest = tuple(range(2, table.ndim))
    spread, of = weights.reshape(*weights.shape, *[1] * len(rest)), _by_cell(table * base[name], rest)
    for place, share in enumerate(line["weighted"]):
        if share is not None:
            step = step_of(readings.inputs, weights, _by_cell(table * cells[place][name], rest), of)
            row = {name: (cells[place][name] - share * base[name]) * spread}
            readings.learn("", row, 0.0, slack=max(step / 2, ROUNDING) * float((weights * of).sum()))


def _by_cell(table: NDArray[np.float64], rest: tuple[int, ...]) -> NDArray[np.float64]:
    """(ages, sexes): the sums over all but age and sex."""
    found: NDArray[np.float64] = np.sum(table, axis=rest)
    return found


def _weighted_row(readings: Readings, row: Told, said: Which, base: Which, groups: list[int]) -> None:
    """The weighted shares of a row by age; how coarse they are, and who is in which cell, is taken as known."""
    (name,) = base
    table = readings.knowledge.tables[name]
    weights = weights_of(readings.inputs, table.shape[:2])
    if weights is None or "weighted" not in row:
        return
    rest = tuple(range(2, table.ndim))
    spread = weights.reshape(*weights.shape, *[1] * len(rest))
    to = []
    for age in groups:
        mine = mark(table.shape, age)
        count, of = (_by_cell(table * one[name] * mine, rest) for one in (said, base))
        to.append(step_of(readings.inputs, weights, count, of))
    for group, share in zip(groups, row["weighted"], strict=True):
        mine = mark(table.shape, group)
        people = float((weights * _by_cell(table * base[name] * mine, rest)).sum())
        slack = max(max(to) / 2, ROUNDING) * people
        readings.learn("", {name: (said[name] - share * base[name]) * mine * spread}, 0.0, slack=slack)


def plus(parts: list[Which]) -> Which:
    """The cells of several answers together."""
    (name,) = parts[0]
    whole: Any = sum(part[name] for part in parts)
    return {name: whole}


def _crossing(readings: Readings, name: str, crossing: Told) -> None:
    lines = _lines(readings)[name]
    for group, size in zip(crossing["groups"], crossing["sizes"], strict=True):
        readings.learn(f"size of age {group}", {"people": mark(readings.knowledge.tables["people"].shape, group)}, size)
    for row in crossing["rows"]:
        answers = lines[0] if name in ("age", "sex") else lines[row["row"]]
        good = {"marks": answers[3:5], "stances": answers[:1], "named": answers[:1]}.get(name) or [answers[row["row"]]]
        for group, base, count in zip(crossing["groups"], row["bases"], row["counts"], strict=True):
            (table,) = good[0]
            mine = mark(readings.knowledge.tables[table].shape, group)
            asked = plus(answers[:-1] if row["of"] == ANSWERED else answers)
            readings.learn(f"base of {name} {row['row']} by age {group}", {table: asked[table] * mine}, base)
            which = {table: plus(good)[table] * mine}
            readings.learn(f"results: {name} {row['row']} by age {group}", which, count)
        _weighted_row(readings, row, plus(good), plus(answers[:-1] if row["of"] == ANSWERED else answers), crossing["groups"])
