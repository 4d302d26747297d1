"""Pages on which organisers correct what people answer already, and read its earlier versions."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import current_language
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import correction_actions, policies
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import correction_of, questionnaire_of, responses_by_version, versions_of
from consult.diagnostics.views import blueprint
from consult.diagnostics.wording import worded_questions
from consult.web.access import current_actor


@blueprint.post("/organisation/consultations/<uid>/diagnostic/correction")
def start_correction(uid: str) -> ResponseReturnValue:
    """Prepares a corrected version."""
    questionnaire = questionnaire_of(by_uid(Consultation, uid))
    if questionnaire is None:
        raise NotFound
    correction_actions.start_correction(current_actor(), questionnaire)
    flash(_("Correct the questions here. People go on answering the version before until you open this one."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/correction/ouverture")
def open_correction(uid: str) -> ResponseReturnValue:
    """Lets people answer the corrected version."""
    correction_actions.open_correction(current_actor(), _correction(uid))
    flash(_("People answer the corrected version from now on."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/correction/abandon")
def drop_correction(uid: str) -> ResponseReturnValue:
    """Gives the correction up."""
    correction_actions.drop_correction(current_actor(), _correction(uid))
    flash(_("The correction is given up. Nothing has changed for people."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.get("/organisation/consultations/<uid>/diagnostic/versions/<int:number>")
def version(uid: str, number: int) -> str:
    """An earlier version as people answered it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_prepare_questionnaire, consultation)
    found = next((one for one in versions_of(consultation) if one.version == number), None)
    if found is None:
        raise NotFound
    questions = worded_questions(found, found.questions, current_language())
    responses = responses_by_version(consultation)[number]
    return render_template(
        "diagnostics/version.html", consultation=consultation, questionnaire=found, questions=questions, responses=responses
    )


def _correction(uid: str) -> Questionnaire:
    correction = correction_of(by_uid(Consultation, uid))
    if correction is None:
        raise NotFound
    return correction
