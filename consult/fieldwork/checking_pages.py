"""The page on which one says whose a sheet is, before it is typed in, where not everybody may answer."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.admitting import WRONG_PER_ADDRESS, was_refused
from consult.diagnostics.response_forms import AdmissionForm, admission_form
from consult.fieldwork.checking import Looked, asks_who, look_at, require_possible
from consult.fieldwork.keying_actions import ROUNDS, check_sheet
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.policies import may_check_sheet
from consult.fieldwork.queries import keyings_of
from consult.fieldwork.views import blueprint
from consult.web.access import current_actor
from consult.web.limits import limiter

# Under which name the session keeps whose its reader found the sheet in hand to be.
TYPED = "whose sheet"


@blueprint.post("/terrain/feuilles/<uid>/verification")
@limiter.limit(WRONG_PER_ADDRESS, deduct_when=was_refused)
def check(uid: str) -> ResponseReturnValue:
    """Leads to the questions once it is known whose the sheet is; else says why it cannot be taken."""
    sheet = by_uid(PaperSheet, uid)
    authorize(current_actor(), may_check_sheet, sheet)
    form = admission_form(sheet.series.questionnaire)
    if not form.validate():
        return whose_page(sheet, form), 422
    try:
        proof = form.proof_in(sheet.series.questionnaire.consultation)
        before = check_sheet(current_actor(), sheet, proof)
    except DomainError as refusal:
        form.first_field.errors = [refusal.text]
        return whose_page(sheet, form), refusal.status
    session[TYPED] = {"sheet": sheet.uid, "proof": proof.hex()}
    if before:
        flash(before.goes, "info")
    return redirect(url_for(_next_of(sheet), uid=uid), 303)


def proof_typed(sheet: PaperSheet) -> bytes | None:
    """The proof of the person whose this reader found the sheet to be, or None."""
    kept = session.get(TYPED, {})
    return bytes.fromhex(kept["proof"]) if kept.get("sheet") == sheet.uid else None


def asked_first(sheet: PaperSheet) -> str | None:
    """The page that asks whose the sheet is, where this reader has not found that out yet, or it cannot count; else None."""
    looked = look_at(sheet)
    is_found = not asks_who(sheet.series.questionnaire) or proof_typed(sheet) == sheet.proof
    return None if is_found and not looked.must_ask else whose_page(sheet, looked=looked)


def whose_page(sheet: PaperSheet, form: AdmissionForm | None = None, looked: Looked | None = None) -> str:
    """Asks whose the sheet is, or says that its person has answered already. Raises IdentityOnly where no sheet is taken."""
    questionnaire = sheet.series.questionnaire
    require_possible(questionnaire)
    form = form or admission_form(questionnaire, None)
    told = {"consultation": questionnaire.consultation, "questionnaire": questionnaire, "twice": (looked or look_at(sheet)).twice}
    return render_template("fieldwork/whose.html", found=sheet, form=form, then=_next_of(sheet), **told)


def _next_of(sheet: PaperSheet) -> str:
    """The page that comes next: the third look where two people have read the sheet, else a reading."""
    return "fieldwork.differing" if len(keyings_of(sheet)) == len(ROUNDS) else "fieldwork.key"
