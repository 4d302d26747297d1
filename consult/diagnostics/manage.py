"""Pages on which organisers make the questionnaire of a consultation."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput, NotFound
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import actions, policies
from consult.diagnostics.bounds import words_of_bounds
from consult.diagnostics.forms import IntroductionForm, QuestionForm, introduction_form, question_form
from consult.diagnostics.limits import are_unlimited
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.participation import ways
from consult.diagnostics.queries import (
    copyable_questionnaires,
    is_locked,
    needs_in_order,
    prepared_questionnaire,
    question_by_uid,
    questionnaire_of,
    responses_by_version,
    responses_count,
)
from consult.diagnostics.question_bank import BLOCKS
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.rewording import rewordings, stale_translations
from consult.diagnostics.versions import count_together
from consult.diagnostics.views import blueprint, form_page
from consult.web.access import current_actor


@blueprint.get("/organisation/consultations/<uid>/diagnostic")
def manage(uid: str) -> str:
    """The questionnaire as it stands, or the button that makes it."""
    return _page(_prepared(uid), None)


@blueprint.post("/organisation/consultations/<uid>/diagnostic")
def create(uid: str) -> ResponseReturnValue:
    """Makes the usual questionnaire from the needs."""
    actions.create_questionnaire(current_actor(), by_uid(Consultation, uid))
    flash(_("The questionnaire is made from your needs. Look at it, and change what you like."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/introduction")
def update(uid: str) -> ResponseReturnValue:
    """Keeps the introduction."""
    questionnaire = prepared(uid)
    form = introduction_form(questionnaire)
    if not form.validate():
        return _page(questionnaire.consultation, form), 422
    how = {name: form[name].data for name in ("is_paged", "assurance", "is_replaceable", "language")}
    actions.update_questionnaire(current_actor(), questionnaire, introduction=form.introduction.data or "", **how)
    flash(_("Your changes are saved."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.get("/organisation/consultations/<uid>/diagnostic/apercu")
def preview(uid: str) -> str:
    """The questions as people see them."""
    questionnaire = prepared(uid)
    return form_page(questionnaire, questionnaire.questions, is_preview=True, is_phone="telephone" in request.args)


@blueprint.route("/organisation/consultations/<uid>/diagnostic/questions/<kind>", methods=["GET", "POST"])
def new_question(uid: str, kind: str) -> ResponseReturnValue:
    """The form of one question more, and what comes of it."""
    questionnaire, question_type = prepared(uid), QUESTION_TYPES[kind]
    form = question_form(question_type, needs_in_order(questionnaire.consultation))
    if form.is_submitted() and form.validate():
        try:
            added = actions.add_question(current_actor(), questionnaire, kind=kind, **form.told)
            return redirect(url_for("diagnostics.limits", uid=added.uid)) if are_unlimited(added.options) else back_to(added)
        except InvalidInput as refusal:
            form.form_errors.append(refusal.text)
    return _question_page(form, questionnaire, kind)


@blueprint.route("/organisation/questions/<uid>", methods=["GET", "POST"])
def edit_question(uid: str) -> ResponseReturnValue:
    """The form of a question, and what comes of it."""
    question = question_by_uid(uid)
    questionnaire = question.questionnaire
    authorize(current_actor(), policies.may_update_question, question)
    form = question_form(QUESTION_TYPES[question.kind], needs_in_order(questionnaire.consultation), question)
    if form.is_submitted() and form.validate():
        try:
            actions.update_question(current_actor(), question, **form.told)
            return back_to(question)
        except InvalidInput as refusal:
            form.form_errors.append(refusal.text)
    return _question_page(form, questionnaire, question.kind, question)


@blueprint.post("/organisation/questions/<uid>/deplacement")
def move_question(uid: str) -> ResponseReturnValue:
    """Moves the question up or down."""
    question = question_by_uid(uid)
    actions.move_question(current_actor(), question, step=-1 if request.form.get("direction") == "up" else 1)
    return back_to(question)


@blueprint.post("/organisation/questions/<uid>/suppression")
def remove_question(uid: str) -> ResponseReturnValue:
    """Removes the question."""
    question = question_by_uid(uid)
    consultation = question.questionnaire.consultation
    actions.remove_question(current_actor(), question)
    flash(_("The question is removed."), "success")
    return redirect(url_for("diagnostics.manage", uid=consultation.uid))


def back_to(question: Question) -> ResponseReturnValue:
    """The list of questions, where that one stands: whoever uses a keyboard goes on from there."""
    uid = question.questionnaire.consultation.uid
    return redirect(url_for("diagnostics.manage", uid=uid, _anchor=f"question-{question.uid}"))


def _prepared(uid: str) -> Consultation:
    """The consultation, for an organiser of it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_prepare_questionnaire, consultation)
    return consultation


def prepared(uid: str) -> Questionnaire:
    """What is worked at in the consultation, for an organiser of it; raises NotFound where there is no questionnaire."""
    questionnaire = prepared_questionnaire(_prepared(uid))
    if questionnaire is None:
        raise NotFound
    return questionnaire


def _page(consultation: Consultation, form: IntroductionForm | None) -> str:
    questionnaire, current = prepared_questionnaire(consultation), questionnaire_of(consultation)
    return render_template(
        "diagnostics/manage.html",
        consultation=consultation,
        questionnaire=questionnaire,
        needs=needs_in_order(consultation),
        current=current,
        is_locked=questionnaire is not None and is_locked(questionnaire),
        is_counted_together=current is not None and questionnaire is not None and count_together(current, questionnaire),
        reworded=rewordings(current, questionnaire) if current and questionnaire else [],
        stale=stale_translations(current, questionnaire) if current and questionnaire else {},
        responses=responses_count(current) if current else 0,
        by_version=responses_by_version(consultation),
        by_assurance=ways(current).assurances if current else {},
        blocks=BLOCKS,
        copyable=copyable_questionnaires(current_actor(), consultation) if questionnaire is None else [],
        question_types=QUESTION_TYPES,
        words_of_bounds=words_of_bounds,
        are_unlimited=are_unlimited,
        form=form or introduction_form(questionnaire),
    )


def _question_page(
    form: QuestionForm, questionnaire: Questionnaire, kind: str, question: Question | None = None
) -> ResponseReturnValue:
    page = render_template(
        "diagnostics/question.html",
        form=form,
        consultation=questionnaire.consultation,
        question_type=QUESTION_TYPES[kind],
        question=question,
    )
    return page, 422 if form.errors else 200
