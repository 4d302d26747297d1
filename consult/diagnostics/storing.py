"""Writing a response, inside the transaction of the action that takes it in: one for each person, or for each form sent."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Boolean, ColumnElement, Table, bindparam, case, delete, exists, func, select, update
from sqlalchemy import insert as insert_rows
from sqlalchemy.dialects.postgresql import insert

from consult.core.compiled import Compiled
from consult.core.db import db, new_code, new_uid
from consult.diagnostics.adding import keep_added, keep_added_elsewhere
from consult.diagnostics.answering import Answers
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.earlier import earlier_response
from consult.diagnostics.models import ELSEWHERE, EMAIL, IDENTITY, OPEN, Questionnaire, Response
from consult.diagnostics.refusals import AlreadyAnswered, FirstAnswersStay, QuestionnaireReplaced
from consult.invitations.admission import Admission

LONGEST_MINUTES = 240
AT_A_TIME = 1_000


@dataclass(frozen=True)
class Sent:
    """What is stored: answers that were checked, what the person prefers not to say, by which way it came, how long it took.

    `key` is what the form carried; of two forms with the same key the second replaces the first. `code` is the one its
    person was given on paper; without, the response gets a new one. `author_id` is the account that statements it adds are of.
    `admission` is how somebody without an account was let in; where `is_identified` an identity provider said who the person is.
    """

    answers: Answers
    untold: Collection[str] = ()
    key: str | None = None
    channel: str = "web"
    minutes: int | None = None
    code: str | None = None
    admission: Admission | None = None
    author_id: int | None = None
    is_identified: bool = False

    def level(self, person_id: int | None) -> str:
        """How sure one is who answered: what was truly checked, by whichever way the response came."""
        if self.admission:
            return self.admission.assurance
        if person_id is None:
            return OPEN
        return IDENTITY if self.is_identified else EMAIL


def store(questionnaire: AnyQuestionnaire, person_id: int | None, sent: Sent) -> str:
    """Keeps the response in place of the one given before, and for moderators what it adds; returns its code, which stays.

    Raises AlreadyAnswered or FirstAnswersStay where the one before stays, QuestionnaireReplaced for a key that belongs to
    something else, and InvalidAnswers for statements added that somebody who is there should word anew.
    """
    if person_id is not None:
        _bring_along(questionnaire, person_id, sent.key)
    statement = _OF_HANDLE if sent.admission else _OF_PERSON if person_id is not None else _OF_FORM
    row = statement.run(_values(questionnaire, person_id, sent)).fetchone()
    if row is None:
        return _code_of_the_same_form(questionnaire, sent)
    _keep_what_is_added(questionnaire, str(row[0]), sent)
    return str(row[0])


def bring_in(questionnaire: Questionnaire, told: Sequence[Mapping[str, Any]]) -> None:
    """Makes a response of each, of people who answered elsewhere: its `answers`, and if known `untold` and the day."""
    whence = {"questionnaire_id": questionnaire.id, "channel": "import", "assurance": ELSEWHERE}
    for start in range(0, len(told), AT_A_TIME):
        rows = [{"code": new_code(), **whence, **one} for one in told[start : start + AT_A_TIME]]
        db.session.execute(insert_rows(Response), rows)
        keep_added_elsewhere(questionnaire, {row["code"]: row["answers"] for row in rows})


def _keep_what_is_added(questionnaire: AnyQuestionnaire, code: str, sent: Sent) -> None:
    """Statements that come with answers. Of a sheet of paper nobody can be asked to word one anew."""
    if sent.channel == "paper":
        keep_added_elsewhere(questionnaire, {code: sent.answers})
    else:
        keep_added(questionnaire, sent.answers, code, sent.author_id)


def _code_of_the_same_form(questionnaire: AnyQuestionnaire, sent: Sent) -> str:
    """The code given when this form was sent before, where responses stay as they are. Raises as `store` does.

    Sent with the same answers it is a browser that did not hear of the first time; with others it is somebody who changed them.
    """
    if questionnaire.is_replaceable:
        raise QuestionnaireReplaced
    theirs = Response.questionnaire_id.in_(_all_versions(questionnaire.consultation_id)), Response.person_id.is_(None)
    same = Response.sent_key == sent.key, Response.handle.is_not_distinct_from(sent.admission.handle if sent.admission else None)
    found = db.session.scalars(select(Response).where(*theirs, *same)).one_or_none() if sent.key else None
    if found is None:
        before = earlier_response(questionnaire.consultation_id, sent.admission.handle) if sent.admission else None
        raise AlreadyAnswered(before.stays if before else None)
    if (found.answers, found.untold) != (json.loads(json.dumps(sent.answers)), sorted(sent.untold)):
        raise FirstAnswersStay(found.code)
    return found.code


def _values(questionnaire: AnyQuestionnaire, person_id: int | None, sent: Sent) -> dict[str, Any]:
    minutes = sent.minutes if sent.minutes is not None and 0 <= sent.minutes <= LONGEST_MINUTES else None
    return {
        "uid": new_uid(),
        "code": sent.code or new_code(),
        "is_printed": sent.code is not None,
        "questionnaire_id": questionnaire.id,
        "consultation_id": questionnaire.consultation_id,
        "is_replaceable": questionnaire.is_replaceable,
        "person_id": person_id,
        "sent_key": None if person_id else sent.key,
        "handle": sent.admission.handle if sent.admission else None,
        "channel": sent.channel,
        "assurance": sent.level(person_id),
        "answers": json.dumps(sent.answers),
        "untold": sorted(sent.untold),
        "minutes": minutes,
    }


def _bring_along(questionnaire: AnyQuestionnaire, person_id: int, key: str | None) -> None:
    """Makes what the person gave to an earlier version, or without an account, their response to this version."""
    if questionnaire.version > 1:
        mine = Response.person_id == person_id, Response.questionnaire_id.in_(_all_versions(questionnaire.consultation_id))
        db.session.execute(update(Response).where(*mine).values(questionnaire_id=questionnaire.id))
    if questionnaire.assurance == OPEN and key:
        _take_over(questionnaire, person_id, key)


def _take_over(questionnaire: AnyQuestionnaire, person_id: int, key: str) -> None:
    """Makes what was sent with the form before its sender signed in their own; deletes it where they have answered already."""
    theirs = Response.questionnaire_id.in_(_all_versions(questionnaire.consultation_id))
    sent = Response.sent_key == key, Response.handle.is_(None), theirs
    own = exists().where(Response.person_id == person_id, Response.questionnaire_id == questionnaire.id)
    if db.session.scalar(select(own)):
        db.session.execute(delete(Response).where(*sent))
    changed = {"person_id": person_id, "sent_key": None, "questionnaire_id": questionnaire.id}
    db.session.execute(update(Response).where(*sent).values(**changed))


def _all_versions(consultation_id: Any) -> Any:
    return select(Questionnaire.id).where(Questionnaire.consultation_id == consultation_id)


# The statements every response runs, built once.
_RESPONSES = cast(Table, Response.__table__)
_GIVEN = (
    "uid",
    "code",
    "questionnaire_id",
    "person_id",
    "sent_key",
    "handle",
    "channel",
    "assurance",
    "answers",
    "untold",
    "minutes",
)
_NEW = insert(_RESPONSES).values({name: bindparam(name) for name in _GIVEN})
_THEIRS = _RESPONSES.c.questionnaire_id.in_(_all_versions(bindparam("consultation_id", type_=Questionnaire.id.type)))
# A second response leaves how long the first one took.
_REPLACED: dict[str, Any] = {name: _NEW.excluded[name] for name in ("answers", "untold", "channel")} | {
    "minutes": func.coalesce(_RESPONSES.c.minutes, _NEW.excluded.minutes),
    "submitted_on": func.current_date(),
}
_HERE = {"questionnaire_id": _NEW.excluded.questionnaire_id}
# Of somebody who answered before on the web, and now on paper, the code on the sheet is the one they look at last.
_PRINTED = case((bindparam("is_printed", type_=Boolean), _NEW.excluded.code), else_=_RESPONSES.c.code)
_MAY_BE_REPLACED: ColumnElement[bool] = bindparam("is_replaceable", type_=Questionnaire.is_replaceable.type)


def _statement(by: Mapping[str, Any], changed: dict[str, Any], where: ColumnElement[bool]) -> Compiled:
    return Compiled(_NEW.on_conflict_do_update(**by, set_=_REPLACED | changed, where=where).returning(_RESPONSES.c.code))


_OF_PERSON = _statement(
    {"constraint": "uq_response_questionnaire_id_person_id"}, {"assurance": _NEW.excluded.assurance}, _MAY_BE_REPLACED
)
_OF_FORM = _statement(
    {"index_elements": ["sent_key"]},
    _HERE,
    _RESPONSES.c.person_id.is_(None) & _RESPONSES.c.handle.is_(None) & _THEIRS & _MAY_BE_REPLACED,
)
_OF_HANDLE = _statement(
    {"index_elements": ["handle"]},
    _HERE | {"sent_key": _NEW.excluded.sent_key, "code": _PRINTED},
    _THEIRS & _MAY_BE_REPLACED,
)
