"""The page on which organisers give a question about places its map."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired

from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext
from consult.diagnostics import policies
from consult.diagnostics.models import Question
from consult.diagnostics.outline_actions import draw_outline
from consult.diagnostics.outlines import UnreadableOutline, read_outline
from consult.diagnostics.queries import question_by_uid
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import OUTLINE
from consult.diagnostics.views import blueprint
from consult.diagnostics.wording import worded
from consult.web.access import current_actor
from consult.web.forms import Form


class OutlineForm(Form):
    """The file of an outline."""

    file = FileField(lazy_gettext("The file"), [FileRequired(lazy_gettext("Choose the file first."))])


@blueprint.route("/organisation/questions/<uid>/carte", methods=["GET", "POST"])
def outline(uid: str) -> ResponseReturnValue:
    """The map as people see it, and the form that takes its file; or the map is taken away."""
    question, form = question_by_uid(uid), OutlineForm()
    authorize(current_actor(), policies.may_draw_outline, question)
    if OUTLINE not in QUESTION_TYPES[question.kind].drawn:
        raise NotFound
    if not form.is_submitted():
        return _page(question, form)
    if "remove" in request.form:
        draw_outline(current_actor(), question, outline=None)
        flash(_("The map is taken away."), "success")
        return redirect(url_for("diagnostics.outline", uid=uid))
    return _draw(question, form)


def _draw(question: Question, form: OutlineForm) -> ResponseReturnValue:
    if not form.validate():
        return _page(question, form), 422
    try:
        draw_outline(current_actor(), question, outline=read_outline(form.file.data.read()))
    except UnreadableOutline as refusal:
        form.file.errors = [refusal.text]
        return _page(question, form), 422
    flash(_("The map is drawn."), "success")
    return redirect(url_for("diagnostics.outline", uid=question.uid))


def _page(question: Question, form: OutlineForm) -> str:
    shown = worded(question, question.questionnaire.language, question.questionnaire.language)
    consultation = question.questionnaire.consultation
    return render_template("diagnostics/outline.html", consultation=consultation, question=shown, form=form)
