"""Pages on which organisers correct what people answer already, and read its earlier versions."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import current_language
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import correction_actions, policies
from consult.diagnostics.builder_forms import MeaningForm, meaning_form
from consult.diagnostics.forms import LANGUAGES
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import correction_of, questionnaire_of, responses_by_version, responses_count, versions_of
from consult.diagnostics.refusals import MeaningUndecided
from consult.diagnostics.rewording import rewordings, stale_introductions, stale_translations
from consult.diagnostics.versions import count_together
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


@blueprint.route("/organisation/consultations/<uid>/diagnostic/correction/ouverture", methods=["GET", "POST"])
def open_correction(uid: str) -> ResponseReturnValue:
    """What the correction changes, old and new words side by side; with a decision on each it is let be answered."""
    corrected = _correction(uid)
    authorize(current_actor(), policies.may_open_correction, corrected)
    current = questionnaire_of(corrected.consultation)
    if current is None:
        raise NotFound
    form = meaning_form(rewordings(current, corrected))
    if form.is_submitted() and form.validate():
        try:
            looked_at = request.form.get("revision", "")
            correction_actions.open_correction(current_actor(), corrected, means_the_same=form.means_the_same, revision=looked_at)
            flash(_("People answer the corrected version from now on."), "success")
            return redirect(url_for("diagnostics.manage", uid=uid))
        except MeaningUndecided as refusal:
            form = meaning_form(rewordings(current, corrected))
            form.form_errors.append(refusal.text)
    return _opening_page(form, current, corrected)


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


def _opening_page(form: MeaningForm, current: Questionnaire, corrected: Questionnaire) -> ResponseReturnValue:
    page = render_template(
        "diagnostics/correction.html",
        consultation=corrected.consultation,
        form=form,
        responses=responses_count(current),
        is_counted_together=count_together(current, corrected),
        stale=stale_translations(current, corrected),
        stale_introductions=stale_introductions(current, corrected),
        corrected=corrected,
        languages=LANGUAGES,
    )
    return page, 422 if form.errors else 200


def _correction(uid: str) -> Questionnaire:
    correction = correction_of(by_uid(Consultation, uid))
    if correction is None:
        raise NotFound
    return correction
