"""The revisions of questionnaires: what each of them asks is read once in a process and remembered.

The database gives a questionnaire another revision with each change of it or of its questions, and never the same one
twice: what is remembered of a revision stays true. A response is checked against the revision that its row has while it is
kept from being changed.
"""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.orm import aliased

from consult.consultations.models import Consultation
from consult.consultations.openings import StageClosed, open_now
from consult.core.compiled import Compiled
from consult.core.errors import NotFound
from consult.core.remembered import Remembered
from consult.diagnostics.asked import Asked, AskedQuestion
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.refusals import QuestionnaireReplaced

# What the process remembers, by revision.
_REMEMBERED = Remembered[UUID, Asked](200)


def asked_by(questionnaire: Questionnaire) -> Asked:
    """What the questionnaire asks, in the revision it was read in, or in a later one."""
    return _REMEMBERED.get(questionnaire.revision) or _read(questionnaire.id)


def held_open(questionnaire: Questionnaire) -> Asked:
    """What the questionnaire asks, kept from being changed until the transaction ends; others may answer meanwhile.

    Raises QuestionnaireReplaced when another version has taken its place, StageClosed unless one can answer right now.
    """
    found = _hold(questionnaire.id)
    if found.revision != questionnaire.revision:
        # It was changed while one waited for it: whether it has been replaced was asked of the time before.
        found = _hold(questionnaire.id)
    if found.is_draft or found.is_replaced:
        raise QuestionnaireReplaced
    if not found.is_open:
        raise StageClosed
    return _REMEMBERED.get(found.revision) or _read(questionnaire.id)


class _Held(NamedTuple):
    """What the locked row says."""

    revision: UUID
    is_draft: bool
    is_replaced: bool
    is_open: bool


def _hold(questionnaire_id: int) -> _Held:
    row = _HELD.run({"id": questionnaire_id}).fetchone()
    if row is None:
        raise NotFound
    return _Held(*row)


def _read(questionnaire_id: int) -> Asked:
    """What the questionnaire of that id asks at this moment, read by one statement. Raises NotFound."""
    rows = _ASKED.run({"id": questionnaire_id}).fetchall()
    if not rows:
        raise NotFound
    about = dict(zip(_ABOUT, rows[0], strict=False))
    questions = tuple(AskedQuestion(*row[len(_ABOUT) :]) for row in rows if row[len(_ABOUT)] is not None)
    asked = Asked(**about, questions=questions)
    return _REMEMBERED.keep(asked.revision, asked)


# The statements every response runs, built once.
_ABOUT = ("id", "revision", "consultation_id", "version", "is_draft", "is_paged", "assurance", "is_replaceable")
_THIS = Questionnaire.id == bindparam("id", type_=BigInteger)
_ASKED = Compiled(
    select(*(getattr(Questionnaire, name) for name in _ABOUT))
    .add_columns(*(getattr(Question, name) for name in AskedQuestion.__dataclass_fields__))
    .outerjoin(Question, Question.questionnaire_id == Questionnaire.id)
    .where(_THIS)
    .order_by(Question.position, Question.id)
)
_NEWER = aliased(Questionnaire)
_REPLACED = select(_NEWER.id).where(
    _NEWER.consultation_id == Questionnaire.consultation_id, _NEWER.version > Questionnaire.version, ~_NEWER.is_draft
)
_OPEN = open_now(Consultation.published_at.is_not(None), Consultation.id, "diagnostic")
_HELD = Compiled(
    select(Questionnaire.revision, Questionnaire.is_draft)
    .add_columns(_REPLACED.exists(), _OPEN.exists())
    .join(Consultation, Consultation.id == Questionnaire.consultation_id)
    .where(_THIS)
    .with_for_update(read=True, key_share=True, of=Questionnaire)
)
