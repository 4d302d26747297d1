"""Pages of those who collect responses face to face: one person after the other, and nothing of the one before stays."""

from dataclasses import replace
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.db import new_uid
from consult.core.errors import DomainError, NotFound
from consult.core.lookup import by_uid
from consult.diagnostics.admitting import WRONG_PER_ADDRESS, was_refused
from consult.diagnostics.filling_in import SentForm
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.response_forms import AdmissionForm, admission_form
from consult.diagnostics.sheets import Sheet, blank_sheet
from consult.fieldwork.checking import asks_who, require_possible, response_before
from consult.fieldwork.collecting_actions import hand_in_response
from consult.fieldwork.filling import filling_page, minutes_since, problem_page, sent_form, sent_sheet, turned, unseen_page
from consult.fieldwork.photo_actions import keep_field_photos
from consult.fieldwork.policies import may_hand_in_response, may_see_fieldwork, may_work_in_the_field
from consult.fieldwork.queries import fields_of, handed_in, series_of
from consult.fieldwork.views import blueprint
from consult.mails.letters import address_of
from consult.web.access import current_actor
from consult.web.limits import limiter
from consult.web.navigation import has_page
from consult.web.squares import qr_code

PAGE = "fieldwork/respond.html"


@blueprint.get("/terrain")
def fields() -> str:
    """The consultations one collects responses for."""
    authorize(current_actor(), may_see_fieldwork, INSTANCE)
    return render_template("fieldwork/fields.html", consultations=fields_of(current_actor()))


@blueprint.get("/terrain/<uid>")
def field(uid: str) -> str:
    """How many one has handed in, and the button for the next person."""
    consultation = in_the_field(uid)
    shown = {"questionnaire": questionnaire_of(consultation), "has_sheets": bool(series_of(consultation))}
    return render_template("fieldwork/field.html", consultation=consultation, **_counts(consultation), **shown)


@blueprint.get("/terrain/<uid>/reponse")
def respond(uid: str) -> str:
    """The questions for the next person, blank; first who it is, where that is asked."""
    questionnaire = _asked_here(uid)
    if asks_who(questionnaire):
        return _whom_page(questionnaire, admission_form(questionnaire, None))
    return filling_page(PAGE, blank_sheet(questionnaire))


@blueprint.post("/terrain/<uid>/verification")
@limiter.limit(WRONG_PER_ADDRESS, deduct_when=was_refused)
def check_person(uid: str) -> ResponseReturnValue:
    """The questions for whoever has a good code or stands on the list; for any other, why not."""
    questionnaire = _asked_here(uid)
    form = admission_form(questionnaire)
    if not form.validate():
        return _whom_page(questionnaire, form), 422
    try:
        proof = form.proof_in(questionnaire.consultation)
        before = response_before(questionnaire, proof)
    except DomainError as refusal:
        form.first_field.errors = [refusal.text]
        return _whom_page(questionnaire, form), refusal.status
    known = replace(sent_form(questionnaire)[0], proof=proof, typed={})
    return filling_page(PAGE, blank_sheet(questionnaire), form=known, before=before)


@blueprint.post("/terrain/<uid>/reponse")
def hand_in(uid: str) -> ResponseReturnValue:
    """The next page, or what to give to the person when all is sent: their code, on this page and no other."""
    questionnaire = _asked_here(uid)
    form, photos = sent_form(questionnaire)
    typed = sent_sheet(questionnaire, form)
    if photos.pictures:
        keep_field_photos(current_actor(), questionnaire, photos.pictures)
    if photos.problems:
        return filling_page(PAGE, typed, form.page, photos.problems, form=form), 422
    if form.then in ("next", "back"):
        return turned(PAGE, typed, form)
    if form.then != "stop" and (number := unseen_page(typed)) is not None:
        return filling_page(PAGE, typed, number, form=form, is_more=True)
    return _handed_in(questionnaire, typed, form)


@blueprint.get("/terrain/<uid>/fin")
def finish(uid: str) -> str:
    """What was handed in today, and the way out."""
    consultation = in_the_field(uid)
    return render_template("fieldwork/finish.html", consultation=consultation, **_counts(consultation))


def in_the_field(uid: str) -> Consultation:
    """The consultation, for whoever works in its field."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_work_in_the_field, consultation)
    return consultation


def _asked_here(uid: str) -> Questionnaire:
    """What is asked now. Raises IdentityOnly, NotFound where nothing is: no questionnaire, or the diagnostic is not open."""
    consultation = in_the_field(uid)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None or not consultation.is_stage_open("diagnostic"):
        raise NotFound
    authorize(current_actor(), may_hand_in_response, questionnaire)
    require_possible(questionnaire)
    return questionnaire


def _whom_page(questionnaire: Questionnaire, form: AdmissionForm) -> str:
    told = {"consultation": questionnaire.consultation, "questionnaire": questionnaire}
    return render_template("fieldwork/whom.html", form=form, **told)


def _handed_in(questionnaire: Questionnaire, typed: Sheet, form: SentForm) -> ResponseReturnValue:
    if form.unconfirmed(typed):
        return filling_page(PAGE, typed, form.page, form=form, is_news=True), 422
    about: dict[str, Any] = {"untold": typed.untold, "key": form.key or new_uid(), "minutes": minutes_since(form)}
    about["proof"] = form.proof
    try:
        code = hand_in_response(current_actor(), questionnaire, typed.answers, is_partial=form.then == "stop", **about)
    except InvalidAnswers as refusal:
        return filling_page(PAGE, typed, problem_page(typed, refusal.problems), refusal.problems, form=form), 422
    consultation = questionnaire.consultation
    return render_template("fieldwork/handed_in.html", consultation=consultation, **_given(code), **_counts(consultation))


def _given(code: str) -> dict[str, str]:
    """The code of a response, and the square that opens its fate."""
    address = address_of("follows.by_code", code=code) if has_page("follows.by_code") else address_of("home.index")
    return {"code": code, "picture": qr_code(address)}


def _counts(consultation: Consultation) -> dict[str, int]:
    mine = current_actor().account_id
    return {"today": handed_in(consultation, mine, today=True), "in_all": handed_in(consultation, mine, today=False)}
