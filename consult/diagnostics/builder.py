"""Pages on which organisers put questions together: conditions, translations, the bank, copies."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import builder_actions, policies
from consult.diagnostics.builder_forms import (
    BoundsForm,
    ConditionForm,
    TranslatingForm,
    bounds_form,
    condition_form,
    introduction_translation_form,
    leading_questions,
    translation_form,
)
from consult.diagnostics.conditions import depends_on, gives_amount
from consult.diagnostics.forms import LANGUAGES
from consult.diagnostics.manage import back_to, prepared
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.queries import is_locked, question_by_uid
from consult.diagnostics.refusals import TranslationLocked
from consult.diagnostics.views import blueprint
from consult.diagnostics.wording import introduction_translated
from consult.web.access import current_actor


@blueprint.post("/organisation/questions/<uid>/double")
def duplicate_question(uid: str) -> ResponseReturnValue:
    """Asks the question once more below, to be changed there."""
    twin = builder_actions.duplicate_question(current_actor(), question_by_uid(uid))
    return redirect(url_for("diagnostics.edit_question", uid=twin.uid))


@blueprint.post("/organisation/questions/<uid>/place")
def arrange_question(uid: str) -> ResponseReturnValue:
    """Puts the question where it was dragged: in front of another one, or at the end."""
    question, page = question_by_uid(uid), request.form.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else question.page
    builder_actions.arrange_question(current_actor(), question, before=request.form.get("before") or None, page=number)
    return back_to(question)


@blueprint.route("/organisation/questions/<uid>/condition", methods=["GET", "POST"])
def condition(uid: str) -> ResponseReturnValue:
    """First the question it depends on, then which of its answers; or always."""
    question = question_by_uid(uid)
    authorize(current_actor(), policies.may_set_condition, question)
    sources = {one.uid: one for one in leading_questions(question.questionnaire.questions, question)}
    source = sources.get(request.args.get("source") or depends_on(question) or "")
    if request.method == "POST" and "always" in request.form:
        builder_actions.set_condition(current_actor(), question, source=None)
        return _back_to(question)
    form = _condition_form(question, source) if source else None
    if form and source and form.is_submitted() and form.validate():
        try:
            builder_actions.set_condition(current_actor(), question, source=source.uid, **_meant(form))
            return _back_to(question)
        except InvalidInput as refusal:
            form.form_errors.append(refusal.text)
    about = {"question": question, "sources": list(sources.values()), "source": source, "form": form}
    page = render_template("diagnostics/condition.html", consultation=question.questionnaire.consultation, **about)
    return page, 422 if request.method == "POST" else 200


@blueprint.route("/organisation/questions/<uid>/traduction", methods=["GET", "POST"])
def translate_question(uid: str) -> ResponseReturnValue:
    """The question in the other language, beside its own words."""
    question = question_by_uid(uid)
    authorize(current_actor(), policies.may_translate_question, question)
    language = other_language(question.questionnaire)
    form = translation_form(question, language, is_locked(question.questionnaire))
    if form.is_submitted() and form.validate():
        try:
            builder_actions.translate_question(current_actor(), question, language=language, words=form.words)
            return _back_to(question)
        except TranslationLocked as refusal:
            form.form_errors.append(refusal.text)
    return _translation_page(form, question.questionnaire, question)


@blueprint.route("/organisation/consultations/<uid>/diagnostic/traduction", methods=["GET", "POST"])
def translate_introduction(uid: str) -> ResponseReturnValue:
    """The introduction in the other language."""
    questionnaire = prepared(uid)
    language = other_language(questionnaire)
    form = introduction_translation_form(introduction_translated(questionnaire, language), is_locked(questionnaire))
    if form.is_submitted() and form.validate():
        words = form.introduction.data or ""
        try:
            builder_actions.translate_introduction(current_actor(), questionnaire, language=language, introduction=words)
            return redirect(url_for("diagnostics.manage", uid=uid))
        except TranslationLocked as refusal:
            form.form_errors.append(refusal.text)
    return _translation_page(form, questionnaire)


@blueprint.post("/organisation/consultations/<uid>/diagnostic/banque")
def add_block(uid: str) -> ResponseReturnValue:
    """Adds the questions of a block of the bank."""
    builder_actions.add_block(current_actor(), prepared(uid), key=request.form.get("key", ""))
    flash(_("The questions are added at the end, on a page of their own. Change what you like."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/copie")
def copy(uid: str) -> ResponseReturnValue:
    """Makes the questionnaire from that of another consultation."""
    consultation, source = by_uid(Consultation, uid), by_uid(Questionnaire, request.form.get("source", ""))
    builder_actions.copy_questionnaire(current_actor(), source, consultation)
    flash(_("The questionnaire is copied. Look at it, and change what you like."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


def other_language(questionnaire: Questionnaire) -> str:
    """The language the questionnaire can be translated into."""
    return next(one for one in LANGUAGES if one != questionnaire.language)


def _translation_page(
    form: TranslatingForm, questionnaire: Questionnaire, question: Question | None = None
) -> ResponseReturnValue:
    page = render_template(
        "diagnostics/translation.html",
        consultation=questionnaire.consultation,
        question=question,
        form=form,
        language=LANGUAGES[other_language(questionnaire)],
        is_locked=is_locked(questionnaire),
    )
    return page, 422 if form.errors else 200


def _condition_form(question: Question, source: Question) -> ConditionForm | BoundsForm:
    return bounds_form(question, source) if gives_amount(source) else condition_form(question, source)


def _meant(form: ConditionForm | BoundsForm) -> dict[str, Any]:
    """What the form says, as `set_condition` takes it."""
    if isinstance(form, BoundsForm):
        return {"between": form.between}
    return {"chosen": form.chosen.data or (), "is_chosen": form.is_chosen.data == "yes"}


def _back_to(question: Question) -> ResponseReturnValue:
    flash(_("Your changes are saved."), "success")
    return back_to(question)
