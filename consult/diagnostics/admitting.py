"""Where people say who they are before they see the questions: with the code of a letter, or as they stand on the list."""

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.codes import normalised_letter_code
from consult.core.errors import DomainError, NotFound
from consult.core.lookup import by_uid
from consult.diagnostics import policies
from consult.diagnostics.earlier import earlier_response
from consult.diagnostics.models import ADMITTING, Questionnaire
from consult.diagnostics.proofs import forget_proof, keep_proof
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.refusals import AlreadyAnswered, IdentityWanted
from consult.diagnostics.response_forms import AdmissionForm, admission_form
from consult.diagnostics.views import about_page, blueprint, brought_to, key_name
from consult.invitations.admission import CODE, admit
from consult.invitations.errors import NotAdmitted
from consult.web.access import current_actor
from consult.web.limits import limiter

# Fewer than wrong codes: a day of birth is guessed more easily. Never shut for long, as many people share some addresses.
WRONG_PER_ADDRESS = "30 per 10 minutes"


def was_refused(response: Response) -> bool:
    """Whether an attempt counts towards the limit of an address: a right one does not."""
    return response.status_code >= 400


@blueprint.errorhandler(IdentityWanted)
@blueprint.errorhandler(NotAdmitted)
def ask_first(refusal: DomainError) -> ResponseReturnValue:
    """Leads to where one says who one is; what was filled in stays kept."""
    flash(str(refusal), "info")
    return redirect(url_for("diagnostics.answer", uid=(request.view_args or {})["uid"]), 303)


@blueprint.get("/consultations/<uid>/diagnostic/acces")
def enter(uid: str) -> ResponseReturnValue:
    """Takes the code that a letter's address brings along out of the address, and leads to where one says who one is."""
    questionnaire = _admitting(uid)
    session[brought_to(questionnaire.consultation)] = normalised_letter_code(request.args.get("code", "")[:60])
    return redirect(url_for("diagnostics.answer", uid=uid))


@blueprint.post("/consultations/<uid>/diagnostic/acces")
@limiter.limit(WRONG_PER_ADDRESS, deduct_when=was_refused)
def show_proof(uid: str) -> ResponseReturnValue:
    """Leads to the questions whoever has a good code or stands on the list; any other is told why not."""
    questionnaire = _admitting(uid)
    form = admission_form(questionnaire)
    if not form.validate():
        return about_page(questionnaire.consultation, questionnaire, form), 422
    try:
        proof = _proof(questionnaire, form)
    except DomainError as refusal:
        form.first_field.errors = [refusal.text]
        return about_page(questionnaire.consultation, questionnaire, form), refusal.status
    if keep_proof(questionnaire, proof):
        session.pop(key_name(questionnaire.consultation), None)
    return redirect(url_for("diagnostics.page", uid=uid, number=1), 303)


@blueprint.post("/consultations/<uid>/diagnostic/acces/oubli")
def leave(uid: str) -> ResponseReturnValue:
    """Lets the browser forget who was let in, for somebody else to answer on it."""
    questionnaire = _admitting(uid)
    forget_proof(questionnaire.consultation)
    session.pop(key_name(questionnaire.consultation), None)
    return redirect(url_for("diagnostics.answer", uid=uid), 303)


def _admitting(uid: str) -> Questionnaire:
    """The questionnaire that asks for a code or a place on the list. Raises NotFound for any other."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None or questionnaire.assurance not in ADMITTING or not consultation.is_stage_open("diagnostic"):
        raise NotFound
    return questionnaire


def _proof(questionnaire: Questionnaire, form: AdmissionForm) -> bytes:
    """The proof of what was typed. Raises what finding it raises, and AlreadyAnswered where a response is given once."""
    consultation = questionnaire.consultation
    proof = form.proof_in(consultation)
    before = earlier_response(consultation.id, admit(consultation, questionnaire.assurance, proof).handle)
    if before and not questionnaire.is_replaceable:
        raise AlreadyAnswered(before.stays)
    if before and questionnaire.assurance == CODE:
        flash(before.goes, "info")
    return proof
