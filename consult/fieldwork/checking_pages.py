"""The page on which one says whose a sheet is, before it is typed in, where not everybody may answer."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.admitting import WRONG_PER_ADDRESS, was_refused
from consult.diagnostics.response_forms import AdmissionForm, admission_form
from consult.fieldwork.checking import require_possible, said_of_twice
from consult.fieldwork.keying_actions import ROUNDS, check_sheet
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.policies import may_check_sheet
from consult.fieldwork.queries import keyings_of
from consult.fieldwork.views import blueprint
from consult.web.access import current_actor
from consult.web.limits import limiter


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
        before = check_sheet(current_actor(), sheet, form.proof_in(sheet.series.questionnaire.consultation))
    except DomainError as refusal:
        form.first_field.errors = [refusal.text]
        return whose_page(sheet, form), refusal.status
    if before:
        flash(before.goes, "info")
    return redirect(url_for(_next_of(sheet), uid=uid), 303)


def whose_page(sheet: PaperSheet, form: AdmissionForm | None = None) -> str:
    """Asks whose the sheet is, or says that its person has answered already. Raises IdentityOnly where no sheet is taken."""
    questionnaire = sheet.series.questionnaire
    require_possible(questionnaire)
    form = form or admission_form(questionnaire, None)
    told = {"consultation": questionnaire.consultation, "questionnaire": questionnaire, "twice": said_of_twice(sheet)}
    return render_template("fieldwork/whose.html", found=sheet, form=form, then=_next_of(sheet), **told)


def _next_of(sheet: PaperSheet) -> str:
    """The page that comes next: the third look where two people have read the sheet, else a reading."""
    return "fieldwork.differing" if len(keyings_of(sheet)) == len(ROUNDS) else "fieldwork.key"
