"""All answers to a questionnaire as columns, for whoever computes: arrays, no objects, read in one pass.

Rows stand in the order in which responses were first given, the same in every table of one reading; read inside one
REPEATABLE READ transaction (`@action(rule, snapshot=True)`) and the same facts give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, Text, cast, func, literal, select

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to
from consult.diagnostics.question_types import QUESTION_TYPES

# PostgreSQL takes 100 arguments a call.
ARGUMENTS_AT_MOST = 90


@dataclass(frozen=True)
class Item:
    """One column: its key in the question, its label, and the uid of the need it concerns, or None."""

    key: str
    label: str
    need: str | None


@dataclass(frozen=True)
class Table:
    """The answers to one question: `values[person, item]`, uint8, of shape (respondents, len(items)).

    What it `measures` (names of `question_types.contract`) says what a value is:
    SATISFACTION, IMPORTANCE_RATING: a level from 1 to 5, and 0 for no answer or “I don't know”;
    RATING: a point, the lowest one being 1, and 0 for no answer;
    IMPORTANCE: 1 for an item named among those that matter most, else 0 (people who named none are rows of zeros);
    CHOICE, CHOICES, PLACE: 1 for the answer chosen (in PLACE the area), else 0; a column for “I prefer not to say”, for
    another answer, or in PLACE one for a point and one for an address, comes after the items of the question;
    RANK: 1 for the item put first, 2 for the second, 0 for none;
    BEST, WORST, SHOWN: in how many groups the item was best, worst, shown to somebody who answered;
    AGREEMENT: 1 agree, 2 disagree, 3 pass, 0 for no answer;
    CONSENT, PHOTO: 1 where it was given, else 0.
    """

    question_uid: str
    label: str
    measures: str
    items: tuple[Item, ...]
    values: np.ndarray


@dataclass(frozen=True)
class Numbers:
    """The numbers people gave: `values[person, number]`, float64, NaN where there is none.

    A NUMBER is in the unit its one heading says, a DATE in days since the first of January 1970; a PLACE has its latitude
    and longitude in degrees.
    """

    question_uid: str
    label: str
    measures: str
    headings: tuple[str, ...]
    values: np.ndarray


@dataclass(frozen=True)
class Texts:
    """What people wrote in words of their own: those who did, each with the code of the response."""

    question_uid: str
    label: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Columns:
    """Everything a questionnaire has gathered: how many people responded, and what they said."""

    respondents: int
    tables: tuple[Table, ...]
    texts: tuple[Texts, ...]
    numbers: tuple[Numbers, ...] = ()

    def measuring(self, measure: str) -> tuple[Table, ...]:
        """The tables of the questions that measure this, in the order of the questionnaire."""
        return tuple(table for table in self.tables if table.measures == measure)


@dataclass(frozen=True)
class Bounds:
    """Responses that stand next to each other: the ids of the first and the last of them, and how many there are."""

    first: int
    last: int
    count: int


def response_bounds(questionnaire: Questionnaire, size: int) -> list[Bounds]:
    """The responses in the order they were first given, cut into runs of `size`, the last one shorter."""
    place = (func.row_number().over(order_by=Response.id) - 1) // size
    rows = select(Response.id, place.label("run")).where(_given_to(questionnaire)).subquery()
    runs = select(func.min(rows.c.id), func.max(rows.c.id), func.count()).group_by(rows.c.run).order_by(rows.c.run)
    return [Bounds(*row) for row in db.session.execute(runs)]


def read_columns(questionnaire: Questionnaire) -> Columns:
    """The answers of all respondents to all questions."""
    respondents, tables = read_tables(questionnaire)
    texts = tuple(found for question in questionnaire.questions for found in _texts(questionnaire, question))
    return Columns(respondents, tables, texts, read_numbers(questionnaire))


def read_tables(questionnaire: Questionnaire, bounds: Bounds | None = None) -> tuple[int, tuple[Table, ...]]:
    """How many people responded, and what they said but for words of their own; of all of them, or of those within bounds."""
    respondents, digits = _digits(questionnaire, questionnaire.questions, bounds)
    tables, start = [], 0
    for question in questionnaire.questions:
        for reading in QUESTION_TYPES[question.kind].readings(question.options):
            columns = tuple(Item(item["key"], str(item["label"]), item.get("need")) for item in reading.items)
            values = digits[:, start : start + len(columns)]
            tables.append(Table(question.uid, question.label, reading.measures, columns, values))
            start += len(columns)
    return respondents, tuple(tables)


def read_numbers(questionnaire: Questionnaire, bounds: Bounds | None = None) -> tuple[Numbers, ...]:
    """The numbers, dates and places of all respondents, or of those within bounds, their rows in the order of the tables."""
    kinds = {question.uid: QUESTION_TYPES[question.kind] for question in questionnaire.questions}
    asked = [one for one in questionnaire.questions if kinds[one.uid].number_columns(one.options)]
    columns = [column for one in asked for column in kinds[one.uid].numbers(one.options, Response.answers[one.uid])]
    if not columns:
        return ()
    values, found, start = _figures(questionnaire, columns, bounds), [], 0
    for question in asked:
        kind = kinds[question.uid]
        headings = tuple(kind.number_columns(question.options))
        own = values[:, start : start + len(headings)]
        found.append(Numbers(question.uid, question.label, kind.measures, headings, own))
        start += len(headings)
    return tuple(found)


def _given_to(questionnaire: Questionnaire, bounds: Bounds | None = None) -> ColumnElement[bool]:
    """SQL: which responses are read."""
    mine = given_to(questionnaire)
    return mine & Response.id.between(bounds.first, bounds.last) if bounds else mine


def _digits(questionnaire: Questionnaire, questions: Sequence[Question], bounds: Bounds | None) -> tuple[int, np.ndarray]:
    """How many people responded, and one code for each of them and each column, as (respondents, items) uint8.

    The database writes every row as a run of signs and joins the rows: one string, one pass, nothing to parse. Signs are
    digits, and those that follow “9” for codes above.
    """
    kinds = [(QUESTION_TYPES[question.kind], question) for question in questions]
    codes = [code for kind, one in kinds for code in kind.codes(one.options, Response.answers[one.uid])]
    columns = sum(len(reading.items) for kind, one in kinds for reading in kind.readings(one.options))
    row = _joined(codes).label("digits")
    # Rows that are sorted first are joined in their order; sorting within the join took nearly twice the time.
    rows = select(row).where(_given_to(questionnaire, bounds)).order_by(Response.id).subquery()
    joined = func.string_agg(rows.c.digits, literal(""))
    respondents, digits = db.session.execute(select(func.count(), joined).select_from(rows)).one()
    values = np.frombuffer((digits or "").encode("ascii"), dtype=np.uint8) - ord("0")
    return respondents, values.reshape(respondents, columns)


def _figures(questionnaire: Questionnaire, columns: Sequence[ColumnElement[float]], bounds: Bounds | None) -> np.ndarray:
    """The numbers as (respondents, columns) float64: written and joined by the database too, in figures that lose nothing."""
    row = func.concat_ws(" ", *(func.coalesce(cast(column, Text), "NaN") for column in columns)).label("figures")
    rows = select(row).where(_given_to(questionnaire, bounds)).order_by(Response.id).subquery()
    joined = db.session.scalar(select(func.string_agg(rows.c.figures, literal(" ")))) or ""
    return np.array(joined.split(), dtype=np.float64).reshape(-1, len(columns))


def _joined(codes: list[ColumnElement[str]]) -> ColumnElement[str]:
    starts = range(0, len(codes), ARGUMENTS_AT_MOST)
    return func.concat("", *(func.concat(*codes[start : start + ARGUMENTS_AT_MOST]) for start in starts))


def _texts(questionnaire: Questionnaire, question: Question) -> Iterator[Texts]:
    for text in QUESTION_TYPES[question.kind].texts(question.options, Response.answers[question.uid]):
        rows = select(Response.code, text).where(_given_to(questionnaire), text.is_not(None)).order_by(Response.id)
        yield Texts(question.uid, question.label, tuple((code, words) for code, words in db.session.execute(rows)))
