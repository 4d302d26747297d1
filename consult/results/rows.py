"""Responses one by one, for organisers who take them home: no person, no code, no day; in an order that tells nothing.

The columns of a question are those its type exports, headed by their number in the questionnaire, the question and the line,
as “3.2 How satisfied are you? – Bus lines”: what the import of answers reads.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from sqlalchemy import select

from consult.core.db import db
from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import Sheet
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.results.tables import dictionary

NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
ABOUT = (
    ("row", _("Number of the row: chance alone put it there")),
    ("month", _("Month in which the response came in")),
    ("channel", _("By which way: web, paper, desk, or import for an earlier survey")),
    ("assurance", _("How sure we are who answered: open link, e-mail, code, resident, or elsewhere")),
    ("version", _("Version of the questionnaire that was answered")),
    ("untold", _("Numbers of the questions the person prefers not to answer, separated by spaces")),
)
AT_ONCE = 5_000


def heading(number: int, place: int, question: Question, column: str) -> str:
    """The heading of a column of a question."""
    return " – ".join(part for part in (f"{number}.{place} {question.label}", column) if part)


def columns_of(questionnaire: Questionnaire) -> list[tuple[str, Question]]:
    """The heading of each column that questions have, and the question."""
    return [
        (heading(number, place, one, words), one)
        for number, one in enumerate(questionnaire.questions, 1)
        for place, words in enumerate(QUESTION_TYPES[one.kind].export_columns(one.options), 1)
    ]


def response_sheets(questionnaire: Questionnaire) -> list[Sheet]:
    """The responses, a row each, and what each column means."""
    columns = columns_of(questionnaire)
    header = [*(key for key, _words in ABOUT), *(words for words, _one in columns)]
    told = [(key, str(words)) for key, words in ABOUT]
    told += [(words, f"{QUESTION_TYPES[one.kind].label} ({one.uid})") for words, one in columns]
    return [Sheet("responses", header, _rows(questionnaire)), dictionary({"responses": told})]


def _rows(questionnaire: Questionnaire) -> Iterator[list[object]]:
    ids = list(db.session.scalars(select(Response.id).where(given_to(questionnaire)).order_by(Response.id)))
    Random().shuffle(ids)
    versions = _versions(questionnaire)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        names = ("id", "submitted_on", "channel", "assurance", "questionnaire_id", "untold", "answers")
        found = {
            row.id: row
            for row in db.session.execute(select(*(getattr(Response, one) for one in names)).where(Response.id.in_(some)))
        }
        for place, one in enumerate(some, start + 1):
            # Somebody may have withdrawn theirs meanwhile.
            if one in found:
                yield [place, *_row(questionnaire, found[one], versions)]


def _versions(questionnaire: Questionnaire) -> dict[int, int]:
    rows = select(Questionnaire.id, Questionnaire.version).where(Questionnaire.consultation_id == questionnaire.consultation_id)
    return {one: version for one, version in db.session.execute(rows)}


def _row(questionnaire: Questionnaire, response: Any, versions: dict[int, int]) -> list[object]:
    untold = (number for number, one in enumerate(questionnaire.questions, 1) if one.uid in response.untold)
    month = f"{response.submitted_on:%Y-%m}"
    about = [month, response.channel, response.assurance, versions[response.questionnaire_id], " ".join(map(str, untold))]
    cells = [cell for one in questionnaire.questions for cell in typed_cells(one, response.answers.get(one.uid))]
    return [*about, *cells]


def typed_cells(question: Question, answer: Any) -> list[object]:
    """The cells of an answer: numbers where its type writes figures, words as they were written everywhere else."""
    kind = QUESTION_TYPES[question.kind]
    cells = zip(kind.export(question.options, answer), kind.figures(question.options), strict=True)
    return [figure(cell) if is_figure else cell or None for cell, is_figure in cells]


def figure(cell: str) -> object:
    """The number that a cell writes, so that what begins with a minus is not taken for a formula; else the words."""
    if not NUMBER.fullmatch(cell):
        return cell or None
    value = float(cell)
    return int(value) if value.is_integer() else value
