"""The way from a statement that somebody added to where people are asked about it."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.diagnostics import policies
from consult.diagnostics.statement_models import AddedStatement
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/diagnostic/affirmations/<uid>")
def statement(uid: str) -> ResponseReturnValue:
    """Leads to the questionnaire that asks about the statement."""
    consultation = by_uid(AddedStatement, uid).consultation
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    return redirect(url_for("diagnostics.answer", uid=consultation.uid))
