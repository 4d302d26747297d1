"""Writing a response, inside the transaction of the action that takes it in: one for each person, or for each form sent."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import Insert, insert

from consult.core.db import db, new_code, new_uid
from consult.diagnostics.answering import Answers
from consult.diagnostics.models import EMAIL, OPEN, Questionnaire, Response
from consult.diagnostics.refusals import QuestionnaireReplaced

LONGEST_MINUTES = 240


@dataclass(frozen=True)
class Sent:
    """What is stored: answers that were checked, what the person prefers not to say, by which way it came, how long it took.

    `key` is what the form carried; of two forms with the same key the second replaces the first.
    """

    answers: Answers
    untold: Collection[str] = ()
    key: str | None = None
    channel: str = "web"
    minutes: int | None = None


def store(questionnaire: Questionnaire, person_id: int | None, sent: Sent) -> str:
    """Keeps the response in place of the one given before; returns its short code, which stays the same.

    Raises QuestionnaireReplaced for a key that belongs to something else.
    """
    row = insert(Response).values(uid=new_uid(), code=new_code(), **_values(questionnaire, person_id, sent))
    if person_id is not None:
        row = _in_place_of_ones_own(questionnaire, person_id, sent, row)
    else:
        row = _in_place_of_the_same_form(questionnaire, row)
    code = db.session.scalar(row.returning(Response.code))
    if code is None:
        raise QuestionnaireReplaced
    return code


def _values(questionnaire: Questionnaire, person_id: int | None, sent: Sent) -> dict[str, Any]:
    minutes = sent.minutes if sent.minutes is not None and 0 <= sent.minutes <= LONGEST_MINUTES else None
    return {
        "questionnaire_id": questionnaire.id,
        "person_id": person_id,
        "sent_key": None if person_id else sent.key,
        "channel": sent.channel,
        "assurance": EMAIL if person_id else OPEN,
        "answers": dict(sent.answers),
        "untold": sorted(sent.untold),
        "minutes": minutes,
    }


def _in_place_of_ones_own(questionnaire: Questionnaire, person_id: int, sent: Sent, row: Insert) -> Insert:
    """The row of a person, after what they gave to an earlier version, or without an account, has become theirs here."""
    if questionnaire.version > 1:
        mine = Response.person_id == person_id, Response.questionnaire_id.in_(_all_versions(questionnaire))
        db.session.execute(update(Response).where(*mine).values(questionnaire_id=questionnaire.id))
    if questionnaire.assurance == OPEN and sent.key:
        _take_over(questionnaire, person_id, sent.key)
    return row.on_conflict_do_update(
        constraint="uq_response_questionnaire_id_person_id", set_=_replaced(row) | {"assurance": row.excluded.assurance}
    )


def _take_over(questionnaire: Questionnaire, person_id: int, key: str) -> None:
    """Makes what was sent with the form before its sender signed in their own; deletes it where they have answered already."""
    sent = Response.sent_key == key, Response.questionnaire_id.in_(_all_versions(questionnaire))
    own = exists().where(Response.person_id == person_id, Response.questionnaire_id == questionnaire.id)
    if db.session.scalar(select(own)):
        db.session.execute(delete(Response).where(*sent))
    changed = {"person_id": person_id, "sent_key": None, "questionnaire_id": questionnaire.id}
    db.session.execute(update(Response).where(*sent).values(**changed))


def _in_place_of_the_same_form(questionnaire: Questionnaire, row: Insert) -> Insert:
    changed = _replaced(row) | {"questionnaire_id": questionnaire.id}
    is_mine = Response.person_id.is_(None) & Response.questionnaire_id.in_(_all_versions(questionnaire))
    return row.on_conflict_do_update(index_elements=["sent_key"], set_=changed, where=is_mine)


def _replaced(row: Insert) -> dict[str, Any]:
    """What a second response changes: how long the first one took stays."""
    minutes = func.coalesce(Response.minutes, row.excluded.minutes)
    changed = {"answers": row.excluded.answers, "untold": row.excluded.untold, "minutes": minutes}
    return changed | {"submitted_on": func.current_date()}


def _all_versions(questionnaire: Questionnaire) -> Any:
    return select(Questionnaire.id).where(Questionnaire.consultation_id == questionnaire.consultation_id)
