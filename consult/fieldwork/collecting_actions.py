"""Responses given to somebody who asks at the door or at a desk, and those given online with the code of a sheet."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.answering import Answers, answers_asked_for, check_answers
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import response_by_key, response_of
from consult.diagnostics.refusals import AlreadyAnswered, InvalidAnswers
from consult.diagnostics.revisions import held_open
from consult.diagnostics.storing import Sent, store
from consult.fieldwork.checking import admission_here, require_unasked
from consult.fieldwork.models import WEB, FieldDay, PaperSheet
from consult.fieldwork.policies import may_hand_in_response, may_submit_sheet
from consult.fieldwork.readings import Read, can_be_printed, reading_problems
from consult.fieldwork.settling import end, require_free
from consult.jobs import Job


@action(may_hand_in_response)
def hand_in_response(
    actor: Actor,
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    untold: Collection[str] = (),
    key: str,
    minutes: int | None = None,
    is_partial: bool = False,
    proof: bytes | None = None,
) -> str:
    """Keeps what somebody answered face to face; returns the short code for them. Nothing says who handed in which response.

    The same form sent twice is one response. `is_partial` is for people who stop before the end: nothing is then lacking.
    `proof` says who the person is where a code or the list of residents lets people answer.
    Raises StageClosed, QuestionnaireReplaced, IdentityOnly, what `admit` raises, AlreadyAnswered where the person's response
    by whichever way stays, and InvalidAnswers when something cannot be accepted.
    """
    asked = held_open(questionnaire)
    admission = admission_here(questionnaire, proof)
    problems = reading_problems(asked, Read(answers, untold)) if is_partial else check_answers(asked, answers, untold)
    elsewhere = {one.uid for one in asked.questions if not can_be_printed(one)}
    if wrong := {uid: found for uid, found in problems.items() if uid in answers or uid not in elsewhere}:
        raise InvalidAnswers(wrong)
    is_new = response_by_key(questionnaire, key) is None
    sent = Sent(answers_asked_for(asked, answers), untold, key, channel="desk", minutes=minutes, admission=admission)
    code = store(asked, None, sent)
    if is_new:
        _count(actor, questionnaire)
    ring(Job.DRAFT_ASSESSMENT, questionnaire.consultation_id)
    return code


@action(may_submit_sheet)
def submit_sheet(
    actor: Actor, sheet: PaperSheet, answers: Answers, *, untold: Collection[str] = (), key: str, minutes: int | None = None
) -> str:
    """Keeps what the holder of a sheet answered online instead; returns its code. The same form sent twice is one response.

    Raises ProofOnItsPage, IdentityOnly, AnsweredOnline, SheetSettled, SheetSetAside, SheetRevoked, SheetOutdated, StageClosed,
    AlreadyAnswered for somebody who has done so with their account, and InvalidAnswers.
    """
    sheet, questionnaire = locked(sheet), sheet.series.questionnaire
    require_unasked(questionnaire)
    if not _is_sent_again(sheet, key):
        require_free(sheet)
    require_open(questionnaire.consultation, "diagnostic")
    if response_of(questionnaire, actor.person_id) is not None:
        raise AlreadyAnswered
    if problems := check_answers(questionnaire, answers, untold):
        raise InvalidAnswers(problems)
    sent = Sent(answers_asked_for(questionnaire, answers), untold, key, minutes=minutes, code=sheet.code)
    store(questionnaire, None, sent)
    end(sheet, WEB)
    ring(Job.DRAFT_ASSESSMENT, questionnaire.consultation_id)
    return sheet.code


def _is_sent_again(sheet: PaperSheet, key: str) -> bool:
    same = select(Response.id).where(Response.code == sheet.code, Response.sent_key == key)
    return sheet.outcome == WEB and db.session.scalar(same) is not None


def _count(actor: Actor, questionnaire: Questionnaire) -> None:
    row = {"consultation_id": questionnaire.consultation_id, "account_id": actor.account_id, "responses_count": 1}
    put = insert(FieldDay).values(day=func.current_date(), **row)
    more = {"responses_count": FieldDay.responses_count + 1}
    db.session.execute(put.on_conflict_do_update(index_elements=["consultation_id", "account_id", "day"], set_=more))
