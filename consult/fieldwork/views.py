"""A printed sheet answered online: its code is typed or scanned, and stands for one response whichever way it comes."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.db import new_uid
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.diagnostics.filling_in import SentForm
from consult.diagnostics.photos import BYTES_AT_MOST
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.sheets import Sheet, blank_sheet
from consult.fieldwork.checking import asks_who, require_unasked
from consult.fieldwork.collecting_actions import submit_sheet
from consult.fieldwork.errors import UnknownSheet
from consult.fieldwork.filling import filling_page, minutes_since, problem_page, sent_form, sent_sheet, turned, unseen_page
from consult.fieldwork.forms import SheetCodeForm
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.photo_actions import keep_sheet_photos
from consult.fieldwork.policies import may_find_sheet, may_submit_sheet
from consult.fieldwork.queries import sheet_by_code
from consult.fieldwork.settling import require_free
from consult.web.access import current_actor
from consult.web.limits import WRONG_CODES_PER_ADDRESS, limiter

PAGE = "fieldwork/sheet.html"

blueprint = Blueprint("fieldwork", __name__)
WITH_PHOTOS = ("fieldwork.hand_in", "fieldwork.keyed", "fieldwork.sheet")


@blueprint.url_value_preprocessor
def leave_room(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Lets answers with photos be larger than other forms."""
    if endpoint in WITH_PHOTOS and request.mimetype == "multipart/form-data":
        request.max_content_length = BYTES_AT_MOST


@blueprint.route("/feuille", methods=["GET", "POST"])
@limiter.limit(WRONG_CODES_PER_ADDRESS, methods=["POST"], deduct_when=lambda response: response.status_code >= 400)
def find() -> ResponseReturnValue:
    """Asks for the code of a sheet and leads to its questions."""
    form = SheetCodeForm()
    authorize(current_actor(), may_find_sheet, None)
    if request.method == "GET":
        return render_template("fieldwork/find.html", form=form)
    found = sheet_by_code(form.code.data or "") if form.validate() else None
    if found is None:
        form.code.errors = form.code.errors or [UnknownSheet.message]
        return render_template("fieldwork/find.html", form=form), 422
    return redirect(url_for("fieldwork.sheet", code=found.code), 303)


@blueprint.route("/feuille/<code>", methods=["GET", "POST"])
@limiter.limit(WRONG_CODES_PER_ADDRESS, deduct_when=lambda response: response.status_code >= 400)
def sheet(code: str) -> ResponseReturnValue:
    """The questions of a sheet, to be answered here instead of on paper; in the end its code, which stays the same."""
    found = sheet_by_code(code)
    if found is None:
        form = SheetCodeForm(formdata=None, data={"code": code[:20]})
        form.code.errors = [UnknownSheet.message]
        authorize(current_actor(), may_find_sheet, None)
        return render_template("fieldwork/find.html", form=form), 404
    authorize(current_actor(), may_submit_sheet, found)
    return _answered(found) if request.method == "POST" else _opened(found)


def _opened(found: PaperSheet) -> ResponseReturnValue:
    """The questions, or why the sheet is not taken any more."""
    questionnaire = found.series.questionnaire
    try:
        require_unasked(questionnaire)
        require_free(found)
    except DomainError as refusal:
        return _refused(found, refusal)
    if not questionnaire.consultation.is_stage_open("diagnostic"):
        return _refused(found, DomainError(_("The diagnostic is not open: it has not begun yet, or it is over.")))
    return filling_page(PAGE, blank_sheet(questionnaire), found=found)


def _answered(found: PaperSheet) -> ResponseReturnValue:
    form, photos = sent_form(found.series.questionnaire)
    typed = sent_sheet(found.series.questionnaire, form)
    if photos.pictures:
        keep_sheet_photos(current_actor(), found, photos.pictures)
    if photos.problems:
        return filling_page(PAGE, typed, form.page, photos.problems, form=form, found=found), 422
    if form.then != "send":
        return turned(PAGE, typed, form, found=found)
    if (number := unseen_page(typed)) is not None:
        return filling_page(PAGE, typed, number, form=form, found=found, is_more=True)
    return _sent(found, typed, form)


def _sent(found: PaperSheet, typed: Sheet, form: SentForm) -> ResponseReturnValue:
    if form.unconfirmed(typed):
        return filling_page(PAGE, typed, form.page, form=form, found=found, is_news=True), 422
    about: dict[str, Any] = {"untold": typed.untold, "key": form.key or new_uid(), "minutes": minutes_since(form)}
    try:
        code = submit_sheet(current_actor(), found, typed.answers, **about)
    except InvalidAnswers as refusal:
        number = problem_page(typed, refusal.problems)
        return filling_page(PAGE, typed, number, refusal.problems, form=form, found=found), 422
    except DomainError as refusal:
        return _refused(found, refusal)
    return render_template("fieldwork/sent.html", code=code, consultation=found.series.questionnaire.consultation)


def _refused(found: PaperSheet, refusal: DomainError) -> ResponseReturnValue:
    consultation = found.series.questionnaire.consultation
    return render_template(
        "fieldwork/not_taken.html",
        found=found,
        consultation=consultation,
        reason=refusal.text,
        is_asked=asks_who(found.series.questionnaire),
    ), refusal.status
