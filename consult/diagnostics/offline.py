"""Answering without a network: the copy of the questions a browser keeps, what it asks before it sends, how it forgets."""

from flask import Response, current_app, flash, jsonify, redirect, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_wtf.csrf import generate_csrf

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import policies
from consult.diagnostics.keeping import kept_about, sign_of_reader
from consult.diagnostics.proofs import forget_proof
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.views import blueprint, form_page, key_name
from consult.web.access import current_actor, public


@blueprint.get("/consultations/hors-ligne.js")
@public
def worker() -> Response:
    """The script that stands between the pages of a questionnaire and the network; its address is what lets it do so."""
    return current_app.send_static_file("js/offline-worker.js")


@blueprint.get("/consultations/<uid>/diagnostic/hors-ligne/<language>")
def offline_copy(uid: str, language: str) -> str:
    """All questions on one page that says nothing of who reads it, so that browsers may keep it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None or not consultation.is_stage_open("diagnostic") or language not in current_app.config["LANGUAGES"]:
        raise NotFound
    with force_locale(language):
        conditions = {one.uid: one.show_if for one in questionnaire.questions if one.show_if}
        kept = kept_about(consultation, None, language, questionnaire) | {"who": ""}
        about = {"locale": language, "theme": "auto", "conditions": conditions, "kept": kept}
        return form_page(questionnaire, questionnaire.questions, template="diagnostics/offline_copy.html", **about)


@blueprint.get("/consultations/<uid>/diagnostic/jeton")
def token(uid: str) -> Response:
    """What a form that was kept needs to be sent today: a fresh token, and a sign of who would send it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    return jsonify(csrf=generate_csrf(), who=sign_of_reader(questionnaire_of(consultation)))


@blueprint.post("/consultations/<uid>/diagnostic/oubli")
def forget(uid: str) -> ResponseReturnValue:
    """Lets this browser no longer know what was filled in without an account, nor who was let in.

    Whoever has the code of what was kept goes on with it elsewhere.
    """
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    session.pop(key_name(consultation), None)
    forget_proof(consultation)
    flash(_("Nothing you typed is kept on this device any more."), "success")
    return redirect(url_for("diagnostics.answer", uid=uid))
