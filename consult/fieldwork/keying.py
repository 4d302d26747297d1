"""Pages on which sheets are typed in twice, compared, and settled where they differ."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics.photo_intake import Intake
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.sheets import Sheet, blank_sheet, sheet_of
from consult.fieldwork import keying_actions, queries
from consult.fieldwork.checking import require_possible
from consult.fieldwork.checking_pages import asked_first, proof_typed
from consult.fieldwork.collecting import in_the_field
from consult.fieldwork.errors import NothingDiffers, SheetOfAnother, SheetSettled, UnknownSheet
from consult.fieldwork.filling import asked_on_paper, sent_form
from consult.fieldwork.forms import SheetCodeForm
from consult.fieldwork.keying_actions import reading
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.periods import keying_ends_at
from consult.fieldwork.photo_actions import keep_sheet_photos
from consult.fieldwork.policies import may_key_sheet, may_resolve_sheet
from consult.fieldwork.readings import Read, agreed, can_be_keyed, differences, in_words
from consult.fieldwork.settling import require_free, require_keyable
from consult.fieldwork.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/terrain/<uid>/saisie")
def keying(uid: str) -> str:
    """Asks for the code of the next sheet, and lists those that wait for a second reading or differ."""
    return _desk(uid, SheetCodeForm(formdata=None))


@blueprint.post("/terrain/<uid>/saisie")
def open_sheet(uid: str) -> ResponseReturnValue:
    """Leads to the sheet of that code, or says why it cannot be typed in."""
    consultation, form = in_the_field(uid), SheetCodeForm()
    sheet = queries.sheet_by_code(form.code.data or "") if form.validate() else None
    if form.errors:
        return _desk(uid, form), 422
    try:
        _require_takeable(sheet, consultation)
    except DomainError as refusal:
        form.code.errors = [refusal.text]
        return _desk(uid, form, sheet if isinstance(refusal, SheetSettled) else None), refusal.status
    return redirect(url_for("fieldwork.key", uid=sheet.uid if sheet else ""), 303)


@blueprint.get("/terrain/feuilles/<uid>")
def key(uid: str) -> str:
    """All questions of a sheet on one page, blank, in the language of the sheet; first whose it is, where that is asked."""
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_key_sheet, sheet)
    return asked_first(sheet) or _key_page(sheet, blank_sheet(sheet.series.questionnaire))


@blueprint.post("/terrain/feuilles/<uid>")
def keyed(uid: str) -> ResponseReturnValue:
    """Keeps the reading, says what became of the sheet, and leads on to the next one."""
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_key_sheet, sheet)
    read, typed, photos = _read(sheet)
    if photos.problems and not read.is_spoiled:
        return _key_page(sheet, typed, InvalidAnswers(photos.problems)), 422
    try:
        is_settled = keying_actions.key_sheet(current_actor(), sheet, read, proof=proof_typed(sheet))
    except InvalidAnswers as refusal:
        return _key_page(sheet, typed, refusal), 422
    except DomainError as refusal:
        flash(f"{sheet.code} – {refusal.text}", "error")
        return redirect(url_for("fieldwork.keying", uid=sheet.series.questionnaire.consultation.uid), 303)
    flash(_said_of(sheet, is_settled), "success" if is_settled else "info")
    return redirect(url_for("fieldwork.keying", uid=sheet.series.questionnaire.consultation.uid), 303)


@blueprint.get("/terrain/ecarts/<uid>")
def differing(uid: str) -> str:
    """The questions two people read differently, with both values, and what the sheet says after all."""
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_resolve_sheet, sheet)
    return asked_first(sheet) or _differing_page(sheet, None)


@blueprint.post("/terrain/ecarts/<uid>")
def resolve(uid: str) -> ResponseReturnValue:
    """Settles a sheet with what the third look says."""
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_resolve_sheet, sheet)
    read, typed, _photos = _read(sheet, agreed(sheet.series.questionnaire, *_both(sheet)))
    try:
        keying_actions.resolve_sheet(current_actor(), sheet, read, proof=proof_typed(sheet))
    except InvalidAnswers as refusal:
        return _differing_page(sheet, typed, refusal), 422
    flash(_said_of(sheet, is_settled=True), "success")
    return redirect(url_for("fieldwork.keying", uid=sheet.series.questionnaire.consultation.uid), 303)


def _require_takeable(sheet: PaperSheet | None, consultation: Consultation) -> None:
    """Raises UnknownSheet, SheetOfAnother, IdentityOnly, and what says why the sheet cannot be typed in."""
    if sheet is None:
        raise UnknownSheet
    if sheet.series.questionnaire.consultation_id != consultation.id:
        raise SheetOfAnother
    require_possible(sheet.series.questionnaire)
    require_free(sheet)
    require_keyable(sheet)
    keying_actions.require_reader(current_actor(), queries.keyings_of(sheet))


def _read(sheet: PaperSheet, alike: Read | None = None) -> tuple[Read, Sheet, Intake]:
    """What the form of a sheet sent, as a reading and as it was typed, beside what was read `alike` before; and its photos."""
    questionnaire = sheet.series.questionnaire
    form, photos = sent_form(questionnaire)
    if photos.pictures:
        keep_sheet_photos(current_actor(), sheet, photos.pictures)
    before = sheet_of(questionnaire, alike.answers, list(alike.untold)) if alike else blank_sheet(questionnaire)
    typed = before.with_all((), (), form.typed)
    read = Read({}, (), is_spoiled=True) if form.then == "spoiled" else Read(typed.answers, typed.untold)
    return read, typed, photos


def _both(sheet: PaperSheet) -> tuple[Read, Read]:
    """The two readings of a sheet. Raises NothingDiffers where there are not two."""
    found = [reading(one) for one in queries.keyings_of(sheet)]
    if len(found) < len(keying_actions.ROUNDS):
        raise NothingDiffers
    return found[0], found[1]


def _said_of(sheet: PaperSheet, is_settled: bool) -> str:
    """What became of a sheet that was just read."""
    readings = queries.keyings_of(sheet)
    if is_settled and sheet.outcome == "spoiled":
        return _("%(code)s: put aside.", code=sheet.code)
    if is_settled:
        return _("%(code)s: it counts now.", code=sheet.code)
    if len(readings) == 1:
        return _("%(code)s: typed in once. Somebody else types it in too.", code=sheet.code)
    return _("%(code)s: the two readings differ. Put the sheet apart for a third look.", code=sheet.code)


def _desk(uid: str, form: SheetCodeForm, settled: PaperSheet | None = None) -> str:
    consultation = in_the_field(uid)
    series = [one for one in queries.series_of(consultation) if one.revoked_at is None]
    ends = [ends_at for one in series if (ends_at := keying_ends_at(one))]
    shown = {
        "series": series,
        "progress": queries.progress_of(*series),
        "waiting": queries.waiting_sheets(consultation, current_actor().account_id),
        "apart": queries.differing_sheets(consultation),
        "ends_at": max(ends, default=None),
        "settled": settled,
        "questionnaire": questionnaire_of(consultation),
    }
    return render_template("fieldwork/keying.html", consultation=consultation, form=form, **shown)


def _key_page(sheet: PaperSheet, typed: Sheet, refusal: InvalidAnswers | None = None) -> str:
    questionnaire = sheet.series.questionnaire
    questions = [one for one in questionnaire.questions if can_be_keyed(one)]
    asked = asked_on_paper(sheet, typed, questions, refusal.problems if refusal else None)
    return render_template("fieldwork/key.html", **asked)


def _differing_page(sheet: PaperSheet, typed: Sheet | None, refusal: InvalidAnswers | None = None) -> str:
    questionnaire, readings = sheet.series.questionnaire, _both(sheet)
    uids = {one.uid for one in differences(questionnaire, *readings)}
    apart = [one for one in questionnaire.questions if one.uid in uids]
    asked = asked_on_paper(sheet, typed or blank_sheet(questionnaire), apart, refusal.problems if refusal else None)
    both = {
        one.uid: [[_("Put aside as blank or unreadable")] if read.is_spoiled else in_words(one, read) for read in readings]
        for one in apart
    }
    return render_template("fieldwork/differing.html", both=both, **asked)
