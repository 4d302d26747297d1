"""Responses one by one, for organisers who take them home: no person, no code, no day; in an order that tells nothing.

The columns of a question are those its type exports, headed by their number in the questionnaire, the question and the line,
as “3.2 How satisfied are you? – Bus lines”: what the import of answers reads.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from random import Random
from typing import Any

from sqlalchemy import ColumnElement, select

from consult.core.db import db
from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import Sheet
from consult.diagnostics.importing.answer_origins import own_mark
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.photo import Photo
from consult.results.tables import dictionary

NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
ABOUT = (
    ("id", _("What tells the row apart from all others: made of what it says alone, and of nothing about the person")),
    ("month", _("Month in which the response came in")),
    ("channel", _("By which way: web, paper, desk, or import for an earlier survey")),
    ("assurance", _("How sure we are who answered: open link, e-mail, code, resident, or elsewhere")),
    ("version", _("Version of the questionnaire that was answered")),
    ("untold", _("Numbers of the questions the person prefers not to answer, separated by spaces")),
)
AT_ONCE = 5_000
ID_DIGITS = 24


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


def response_sheets(questionnaire: Questionnaire, among: ColumnElement[bool] | None = None) -> list[Sheet]:
    """The responses, or those `among` them, a row each, and what each column means."""
    columns = columns_of(questionnaire)
    header = [*(key for key, _words in ABOUT), *(words for words, _one in columns)]
    told = [(key, str(words)) for key, words in ABOUT]
    told += [(words, _meaning(one)) for words, one in columns]
    rows = _rows(questionnaire, given_to(questionnaire) if among is None else among)
    return [Sheet("responses", header, rows), dictionary({"responses": told})]


def _meaning(question: Question) -> str:
    told = f"{QUESTION_TYPES[question.kind].label} ({question.uid})"
    where = _("The cell is the name of the photo: its file is in the folder “photos” of the archive of text files (CSV).")
    return f"{told}. {where}" if question.kind == Photo.key else told


def _rows(questionnaire: Questionnaire, among: ColumnElement[bool]) -> Iterator[list[object]]:
    ids = list(db.session.scalars(select(Response.id).where(among).order_by(Response.id)))
    Random().shuffle(ids)
    versions, alike = _versions(questionnaire), Counter[str]()
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        names = ("id", "submitted_on", "channel", "assurance", "questionnaire_id", "untold", "answers")
        found = {
            row.id: row
            for row in db.session.execute(select(*(getattr(Response, one) for one in names)).where(Response.id.in_(some)))
        }
        # Somebody may have withdrawn theirs meanwhile.
        for response in (found[one] for one in some if one in found):
            about, answers = _told(questionnaire, response, versions)
            yield [row_id(questionnaire, [*about, answers], alike), *about, *_cells(questionnaire, answers)]


def _versions(questionnaire: Questionnaire) -> dict[int, int]:
    rows = select(Questionnaire.id, Questionnaire.version).where(Questionnaire.consultation_id == questionnaire.consultation_id)
    return {one: version for one, version in db.session.execute(rows)}


def row_id(questionnaire: Questionnaire, said: list[object], alike: Counter[str]) -> str:
    """What stands for a row in every file of the questionnaire's responses, wherever chance puts it: a digest of what it says.

    `alike` counts the rows that say the same, which chance numbers. So an id tells no more than its row: no file, and nobody
    who holds several of them, can follow a person, or whoever changed an answer, by it.
    """
    digest = sha256(json.dumps([questionnaire.consultation.uid, said], sort_keys=True).encode()).hexdigest()
    alike[digest] += 1
    return own_mark(questionnaire.consultation.uid) + sha256(f"{digest} {alike[digest]}".encode()).hexdigest()[:ID_DIGITS]


def _told(questionnaire: Questionnaire, response: Any, versions: dict[int, int]) -> tuple[list[object], Mapping[str, Any]]:
    """What the row says beside the answers, and the answers to questions that have a column."""
    untold = " ".join(str(number) for number, one in enumerate(questionnaire.questions, 1) if one.uid in response.untold)
    version = versions[response.questionnaire_id]
    about: list[object] = [f"{response.submitted_on:%Y-%m}", response.channel, response.assurance, version, untold]
    return about, {one.uid: response.answers[one.uid] for one in questionnaire.questions if one.uid in response.answers}


def _cells(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> list[object]:
    return [cell for one in questionnaire.questions for cell in typed_cells(one, answers.get(one.uid))]


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
