"""Everything that is published of a questionnaire of every type, shown by two others: no hidden number follows from it all.

What is known of the two groupings and of each line of each other question is a table of people, grouping by grouping by answer;
all tables are of the same people. Whatever is published is a sum over such tables, and linear programming says what follows.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from flask import Flask
from flask_babel import force_locale

from consult.core.disclosure import THRESHOLD
from consult.core.disclosure_tables import _Table
from consult.core.sheets import read_workbook
from consult.core.written_sheets import ODS, XLSX
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types.contract import Sorted
from consult.results.counting import ANSWERED, ASKED
from consult.results.figures import figures
from consult.results.files import as_file
from consult.results.reading import Answers, read_answers
from consult.results.tables import sheets_of
from consult.results.weights import weighing_plan
from tests.factories import places, surveys
from tests.scan.knowledge import Knowledge, Which

FIRST, SECOND = "profile", "single_choic"
PAIR = "pair"
Told = dict[str, Any]


@pytest.fixture(params=[(60, 1), (40, 12), (75, 20)])
def sheet(database: Flask, request: pytest.FixtureRequest) -> Questionnaire:
    made = surveys.questionnaire(places.consultation())
    surveys.respond(made, request.param[0], seed=request.param[1])
    return made


class Reader:
    """Reads what is told of a questionnaire as sums over tables, and remembers which sums are hidden."""

    def __init__(self, answers: Answers, told: Told) -> None:
        self.answers, self.told = answers, told
        self.groups = [_table(answers.of(uid)) for uid in (FIRST, SECOND)]
        self.size = tuple(len(one.words) for one in self.groups)
        self.by = [one.places[:, 0].astype(np.intp) for one in self.groups]
        lines = {said.uid: said.sorted for said in answers.said if said.sorted and said.uid not in (FIRST, SECOND)}
        self.knowledge = Knowledge({PAIR: self._counted(np.zeros(answers.respondents, np.intp), 1)} | self._tables(lines))
        self.hidden: dict[str, Which] = {}

    def _tables(self, lines: dict[str, Sorted]) -> dict[str, np.ndarray]:
        return {
            f"{uid}/{place}": self._counted(found.places[:, place], len(found.words))
            for uid, found in lines.items()
            for place in range(len(found.labels))
        }

    def _counted(self, said: np.ndarray, size: int) -> np.ndarray:
        table = np.zeros((*self.size, size), np.int64)
        np.add.at(table, (*self.by, said), 1)
        return table

    def which(self, name: str, first: Any = ..., second: Any = ..., said: Any = ...) -> Which:
        """The cells of a table with these places, all where none are named."""
        mark = np.ones(self.knowledge.tables[name].shape)
        for axis, some in enumerate((first, second, said)):
            if some is not ...:
                chosen = np.zeros(mark.shape[axis])
                chosen[np.atleast_1d(some)] = 1
                mark = mark * chosen.reshape([-1 if place == axis else 1 for place in range(3)])
        return {name: mark}

    def read(self) -> None:
        """Learns all that is told."""
        self._learn("all", self.which(PAIR), self.told["respondents"])
        for name in self.knowledge.tables:
            self._same_people(name)
            if name != PAIR:
                self._ties(name)
        for uid, question in self.told["questions"].items():
            for place, line in enumerate(question.get("lines", ())):
                self._line(uid, place, line)
        for by, tables in self.told["crossings"].items():
            for uid, table in tables.items():
                self._crossing(by, uid, table)

    def leaks(self) -> list[str]:
        """The hidden numbers of somebody that follow."""
        return self.knowledge.told({name: one for name, one in self.hidden.items() if self.knowledge.truth(one)})

    def _same_people(self, name: str) -> None:
        for first in range(self.size[0]):
            for second in range(self.size[1]):
                if name != PAIR:
                    self.knowledge.same(self.which(name, first, second), self.which(PAIR, first, second))

    def _ties(self, name: str) -> None:
        """What the form itself tells: who is not asked says nothing, and who ranks or chooses so many does."""
        uid, place = name.split("/")
        said, asked = self.answers.of(uid), self.answers.of(uid).asked
        assert said.sorted is not None
        silent = len(said.sorted.words) - 1
        if asked is not None:
            unasked = [second for second in range(self.size[1]) if not asked[self.by[1] == second].any()]
            self.knowledge.learn(self.which(name, ..., unasked, [*range(silent)]), 0)
        if uid == "ranking" and place == "0":
            lines = [one for one in self.knowledge.tables if one.startswith(f"{uid}/")]
            for rank in range(3):
                firsts = {one: self.which(one, ..., ..., rank)[one] for one in lines}
                self.knowledge.same(firsts, self.which(name, ..., ..., [*range(silent)]))

    def _where(self, uid: str, place: int, said: Any, by: str = "", group: Any = ...) -> Which:
        """The people of a group who said something on a line."""
        first, second = (group if by == one else ... for one in (FIRST, SECOND))
        if uid == FIRST:
            return self.which(PAIR, said, second)
        if uid == SECOND:
            return self.which(PAIR, first, said)
        return self.which(f"{uid}/{place}", first, second, said)

    def _of(self, uid: str, of: str, words: int) -> tuple[Any, Any]:
        """Whose shares are told: the places of answers, and of the groups of the second grouping where only those are asked."""
        asked = self.answers.of(uid).asked
        places_asked = ... if asked is None else [one for one in range(self.size[1]) if asked[self.by[1] == one].any()]
        return ([*range(words - 1)] if of == ANSWERED else ...), (places_asked if of == ASKED else ...)

    def _base(self, uid: str, place: int, of: str, by: str = "", group: Any = ...) -> Which:
        found = self.answers.of(uid).sorted
        assert found is not None
        said, asked = self._of(uid, of, len(found.words))
        (name, mark), *_rest = self._where(uid, place, said, by, group).items()
        return {name: mark if asked is ... or uid in (FIRST, SECOND) else mark * self.which(name, ..., asked)[name]}

    def _line(self, uid: str, place: int, line: Told) -> None:
        found = self.answers.of(uid).sorted
        assert found is not None
        self._learn(f"base of {uid} {place}", self._base(uid, place, line["of"]), line["base"])
        base = self._base(uid, place, line["of"])
        for nth, count in enumerate(line["counts"]):
            where = self._where(uid, place, nth)
            if nth and found.are_marks:
                (name,) = base
                where = {name: base[name] - self._where(uid, place, 0)[name]}
            elif nth == len(found.words) - 1:
                where = {name: np.minimum(mark, base[name]) for name, mark in where.items()}
            self._learn(f"{uid} {place}: {nth}", where, count)
        if found.good and not found.are_marks:
            self._learn(f"good of {uid} {place}", self._where(uid, place, [*found.good]), line["good"])

    def _crossing(self, by: str, uid: str, table: Told) -> None:
        found = self.answers.of(uid).sorted
        assert found is not None
        for group, size in zip(table["groups"], table["sizes"], strict=True):
            self._learn(f"size of {by} {group}", self._where(by, 0, group), size)
        for row in table["rows"]:
            place, said = (row["row"], [*found.good]) if found.good else (0, row["row"])
            for group, base, count in zip(table["groups"], row["bases"], row["counts"], strict=True):
                about = f"{uid} {row['row']} by {by} {group}"
                whole = self._base(uid, place, row["of"], by, group)
                self._learn(f"base of {about}", whole, base)
                where = self._where(uid, place, said, by, group)
                if said == len(found.words) - 1:
                    where = {name: np.minimum(mark, whole[name]) for name, mark in where.items()}
                self._learn(about, where, count)

    def _learn(self, name: str, which: Which, count: int | None) -> None:
        if count is None:
            self.hidden[name] = which
        else:
            self.knowledge.learn(which, count)


def _table(said: Any) -> Sorted:
    assert said.sorted is not None
    found: Sorted = said.sorted
    return found


def leaks(sheet: Questionnaire) -> list[str]:
    """What follows from all figures."""
    plan = weighing_plan(sheet)
    reader = Reader(read_answers(sheet, plan.weighed), figures(sheet, plan))
    reader.read()
    assert len(reader.hidden) > 20
    return reader.leaks()


def test_no_hidden_number_follows_from_all_questions_by_all_groups(sheet: Questionnaire) -> None:
    assert leaks(sheet) == []


@pytest.mark.parametrize(
    ("name", "weaker"),
    [
        ("is_small", property(lambda table: table.counts < 0)),
        ("with_more", lambda table, hidden: hidden),
    ],
)
def test_with_one_rule_less_numbers_follow(database: Flask, monkeypatch: pytest.MonkeyPatch, name: str, weaker: Any) -> None:
    monkeypatch.setattr(_Table, name, weaker)
    made = surveys.questionnaire(places.consultation())
    surveys.respond(made, 40, seed=12)
    plan = weighing_plan(made)
    told = figures(made, plan)
    reader = Reader(read_answers(made, plan.weighed), told)
    reader.read()
    assert any(0 < number < THRESHOLD for number in _people(told)) or reader.leaks()


def test_what_people_take_home_says_no_number_of_people_but_those_scanned(sheet: Questionnaire, app: Flask) -> None:
    told = figures(sheet, weighing_plan(sheet))
    known = set(_people(told)) | {0}
    with app.test_request_context(), force_locale("en"):
        tables = {one.name: (one.header, list(one.rows)) for one in sheets_of(sheet, told)}
        books = [read_workbook(as_file(sheets_of(sheet, told), file_format, "x")) for file_format in (XLSX, ODS)]
    for header, rows in tables.values():
        counted = [place for place, name in enumerate(header) if name in ("base", "people", "asked", "wrote")]
        assert {row[place] for row in rows for place in counted} - {None, ""} <= known
    for book in books:
        assert {name: len(lines) - 1 for name, lines in book.items()} == {name: len(rows) for name, (_h, rows) in tables.items()}
    hidden = [row for row in tables["answers"][1] if row[7] is None]
    assert hidden and all(one in (None, "") for row in hidden for one in row[7:])


def _people(told: Any) -> Iterator[int]:
    """All numbers of people in what is stored."""
    if isinstance(told, dict | list):
        for key, one in told.items() if isinstance(told, dict) else enumerate(told):
            if key not in ("groups", "row", "spread", "weighting"):
                yield from _people(one)
    elif isinstance(told, int) and not isinstance(told, bool):
        yield told
