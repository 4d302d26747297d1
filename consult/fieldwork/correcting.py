"""The page on which organisers put a sheet right that two people read alike and wrongly."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics.question_types.contract import Typed
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.sheets import Sheet, blank_sheet, sheet_of
from consult.fieldwork.correction_actions import correct_sheet, response_on_paper
from consult.fieldwork.filling import asked_on_paper, sent_form
from consult.fieldwork.forms import CorrectionForm
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.policies import may_correct_sheet
from consult.fieldwork.queries import corrections_of
from consult.fieldwork.readings import Read, can_be_printed, differences, in_words
from consult.fieldwork.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/organisation/feuilles/<uid>/correction")
def correction(uid: str) -> str:
    """What counts of a sheet, to be put right, and what counted before."""
    sheet = _sheet(uid)
    response = response_on_paper(sheet)
    return _page(sheet, sheet_of(sheet.series.questionnaire, response.answers, response.untold), CorrectionForm(None))


@blueprint.post("/organisation/feuilles/<uid>/correction")
def correct(uid: str) -> ResponseReturnValue:
    """Puts the sheet right; what counted before stays readable here."""
    sheet, form = _sheet(uid), CorrectionForm()
    typed = blank_sheet(sheet.series.questionnaire).with_all((), (), _answers_typed(sheet))
    if not form.validate():
        return _page(sheet, typed, form), 422
    try:
        correct_sheet(current_actor(), sheet, Read(typed.answers, typed.untold), reason=form.why.data or "")
    except InvalidAnswers as refusal:
        return _page(sheet, typed, form, refusal), 422
    except DomainError as refusal:
        form.form_errors = [refusal.text]
        return _page(sheet, typed, form), refusal.status
    flash(_("%(code)s: put right. What counted before stays readable here.", code=sheet.code), "success")
    return redirect(url_for("fieldwork.correction", uid=uid), 303)


def _sheet(uid: str) -> PaperSheet:
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_correct_sheet, sheet)
    return sheet


def _answers_typed(sheet: PaperSheet) -> dict[str, Typed]:
    form, _photos = sent_form(sheet.series.questionnaire)
    return {uid: fields for uid, fields in form.typed.items() if uid != CorrectionForm.FIELD}


def _page(sheet: PaperSheet, typed: Sheet, form: CorrectionForm, refusal: InvalidAnswers | None = None) -> str:
    questions = [one for one in sheet.series.questionnaire.questions if can_be_printed(one)]
    asked = asked_on_paper(sheet, typed, questions, refusal.problems if refusal else None)
    return render_template("fieldwork/correction.html", form=form, before=_changes(sheet), **asked)


def _changes(sheet: PaperSheet) -> list[dict[str, object]]:
    """Each correction so far, the latest first: when, why, and the questions it changed with what they said before and after."""
    response, questionnaire = response_on_paper(sheet), sheet.series.questionnaire
    after, told = Read(response.answers, response.untold), []
    for one in corrections_of(sheet):
        before = Read(one.answers, one.untold)
        changed = [(each, in_words(each, before), in_words(each, after)) for each in differences(questionnaire, before, after)]
        told.append({"at": one.created_at, "why": one.reason, "changed": changed})
        after = before
    return told
