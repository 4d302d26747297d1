"""Added statements as moderators read them; one that is approved becomes a line of its question."""

from sqlalchemy import select

from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.contract import ITEMS_AT_MOST, items
from consult.diagnostics.statement_models import AddedStatement
from consult.jobs import Job
from consult.moderation.subjects import ReviewableKind, register


class NoRoomForStatement(DomainError):
    """A question has as many statements as it can."""

    message = _("This question has %(most)s statements, which is the most it can have. Return this one.", most=ITEMS_AT_MOST)


def show_or_hide(statement: AddedStatement) -> None:
    """Asks everybody about the statement from now on where it is approved, else nobody; what was said of it stays stored.

    In every version of the question, for answers to mean the same in all of them. Raises NoRoomForStatement.
    """
    for found in _questions(statement):
        question = locked(found)
        lines = [item for item in items(question.options) if item["key"] != statement.uid]
        if statement.is_approved:
            lines.append({"key": statement.uid, "label": statement.title, "need": None, "is_added": True})
        if len(lines) > ITEMS_AT_MOST:
            raise NoRoomForStatement
        question.options = {**question.options, "items": lines}
    ring(Job.DRAFT_ASSESSMENT, statement.consultation_id)


def _questions(statement: AddedStatement) -> list[Question]:
    """The question in each version of the questionnaire, the one people answer first."""
    rows = select(Question).join(Question.questionnaire).where(Questionnaire.consultation_id == statement.consultation_id)
    rows = rows.where(Question.uid == statement.question_uid).order_by(Questionnaire.version.desc())
    return list(db.session.scalars(rows).unique())


def _question_of(statement: AddedStatement) -> str:
    return next((question.label for question in _questions(statement)), "")


register(
    ReviewableKind(
        "statement",
        _("Statement"),
        AddedStatement,
        _question_of,
        "diagnostics.statement",
        "diagnostics.statement",
        decided=show_or_hide,
        is_author_told=False,
    )
)
