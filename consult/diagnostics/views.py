"""Answering the diagnostic of a consultation."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.lookup import by_uid
from consult.diagnostics import policies
from consult.diagnostics.actions import submit_response
from consult.diagnostics.answering import minutes_needed, parse_answers, type_answers, typed_by_question
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of, response_by_code, response_of
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.refusals import InvalidAnswers
from consult.web.access import current_actor

NOT_ANSWERS = {"csrf_token"}

blueprint = Blueprint("diagnostics", __name__)


@blueprint.get("/consultations/<uid>/diagnostic")
def answer(uid: str) -> str:
    """The questions for whoever can answer now; for others what it is about, who may answer and how."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire, person_id = questionnaire_of(consultation), current_actor().person_id
    if questionnaire is None or not consultation.is_stage_open("diagnostic") or person_id is None:
        minutes = minutes_needed(questionnaire) if questionnaire else 0
        return render_template("diagnostics/about.html", consultation=consultation, questionnaire=questionnaire, minutes=minutes)
    response = response_of(questionnaire, person_id)
    typed = type_answers(questionnaire, response.answers) if response else {}
    return form_page(questionnaire, typed=typed, is_change=response is not None)


@blueprint.post("/consultations/<uid>/diagnostic")
def submit(uid: str) -> ResponseReturnValue:
    """Keeps the answers, or shows what to change with everything as it was typed."""
    consultation = by_uid(Consultation, uid)
    questionnaire = questionnaire_of(consultation)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    if questionnaire is None:
        raise NotFound
    sent = {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}
    typed = typed_by_question(sent)
    try:
        code = submit_response(current_actor(), questionnaire, parse_answers(questionnaire, typed))
    except InvalidAnswers as refusal:
        return form_page(questionnaire, typed=typed, problems=refusal.problems), 422
    return redirect(url_for("diagnostics.thanks", code=code))


@blueprint.get("/diagnostic/merci/<code>")
def thanks(code: str) -> str:
    """The short code to keep, and what happens next."""
    response = response_by_code(code)
    if response is None:
        raise NotFound
    authorize(current_actor(), policies.may_view_response, response)
    return render_template("diagnostics/thanks.html", response=response, consultation=response.questionnaire.consultation)


def form_page(questionnaire: Questionnaire, **shown: Any) -> str:
    """The questions, with what was `typed` and its `problems`; the same for answering and for a preview."""
    blank: dict[str, Any] = {"typed": {}, "problems": {}, "is_change": False, "is_preview": False}
    about = {"consultation": questionnaire.consultation, "questionnaire": questionnaire, "question_types": QUESTION_TYPES}
    return render_template("diagnostics/answer.html", **about | blank | shown)
