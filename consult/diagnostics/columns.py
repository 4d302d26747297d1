"""All answers to a questionnaire as columns, for whoever computes: arrays, no objects, read in one pass.

Rows stand in the order in which responses were first given, the same in every table of one reading; read inside one
REPEATABLE READ transaction (`@action(rule, snapshot=True)`) and the same facts give the same bytes.
"""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import WORDS, items

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
    SATISFACTION: a level from 1 to 5, and 0 for no answer or “I don't know”;
    IMPORTANCE: 1 for an item named among those that matter most, else 0 (people who named none are rows of zeros);
    CHOICE: 1 for the answer chosen, else 0.
    """

    question_uid: str
    label: str
    measures: str
    items: tuple[Item, ...]
    values: np.ndarray


@dataclass(frozen=True)
class Texts:
    """The answers to a question in people's own words: those given, each with the code of its response."""

    question_uid: str
    label: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Columns:
    """Everything a questionnaire has gathered: how many people responded, and what they said."""

    respondents: int
    tables: tuple[Table, ...]
    texts: tuple[Texts, ...]

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
    words = (question for question in questionnaire.questions if QUESTION_TYPES[question.kind].measures == WORDS)
    return Columns(respondents, tables, tuple(_texts(questionnaire, question) for question in words))


def read_tables(questionnaire: Questionnaire, bounds: Bounds | None = None) -> tuple[int, tuple[Table, ...]]:
    """How many people responded, and what they said but for words of their own; of all of them, or of those within bounds."""
    coded = [question for question in questionnaire.questions if items(question.options)]
    respondents, digits = _digits(questionnaire, coded, bounds)
    tables, start = [], 0
    for question in coded:
        columns = tuple(Item(item["key"], item["label"], item.get("need")) for item in items(question.options))
        values = digits[:, start : start + len(columns)]
        tables.append(Table(question.uid, question.label, QUESTION_TYPES[question.kind].measures, columns, values))
        start += len(columns)
    return respondents, tuple(tables)


def _given_to(questionnaire: Questionnaire, bounds: Bounds | None = None) -> ColumnElement[bool]:
    """SQL: which responses are read."""
    mine = Response.questionnaire_id == questionnaire.id
    return mine & Response.id.between(bounds.first, bounds.last) if bounds else mine


def _digits(questionnaire: Questionnaire, questions: list[Question], bounds: Bounds | None) -> tuple[int, np.ndarray]:
    """How many people responded, and one digit for each of them and each item, as (respondents, items) uint8.

    The database writes every row as a run of digits and joins the rows: one string, one pass, nothing to parse.
    """
    codes = [
        code
        for question in questions
        for code in QUESTION_TYPES[question.kind].codes(question.options, Response.answers[question.uid])
    ]
    row = _joined(codes).label("digits")
    rows = select(Response.id, row).where(_given_to(questionnaire, bounds)).subquery()
    joined = func.string_agg(rows.c.digits, aggregate_order_by(literal(""), rows.c.id))
    respondents, digits = db.session.execute(select(func.count(), joined).select_from(rows)).one()
    values = np.frombuffer((digits or "").encode("ascii"), dtype=np.uint8) - ord("0")
    return respondents, values.reshape(respondents, len(codes))


def _joined(codes: list[ColumnElement[str]]) -> ColumnElement[str]:
    starts = range(0, len(codes), ARGUMENTS_AT_MOST)
    return func.concat("", *(func.concat(*codes[start : start + ARGUMENTS_AT_MOST]) for start in starts))


def _texts(questionnaire: Questionnaire, question: Question) -> Texts:
    text = Response.answers[question.uid].astext
    rows = select(Response.code, text).where(Response.questionnaire_id == questionnaire.id, text.is_not(None))
    return Texts(
        question.uid, question.label, tuple((code, words) for code, words in db.session.execute(rows.order_by(Response.id)))
    )
