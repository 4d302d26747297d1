"""The page on which organisers begin a questionnaire with the form of another program: what it becomes, then yes or no."""

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from itsdangerous import BadSignature, URLSafeSerializer

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext
from consult.core.lookup import by_uid
from consult.core.sheets import UnreadableSheet
from consult.diagnostics import policies
from consult.diagnostics.form_import_actions import import_form as import_form_action
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.forms import read_form
from consult.diagnostics.queries import usual_bounds
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor
from consult.web.forms import Form


class FormFileForm(Form):
    """The file of a form."""

    file = FileField(lazy_gettext("The file"), [FileRequired(lazy_gettext("Choose the file first."))])


@blueprint.route("/organisation/consultations/<uid>/diagnostic/import", methods=["GET", "POST"])
def import_form(uid: str) -> ResponseReturnValue:
    """The form to send a file, and then what its questions become and what is lost."""
    consultation, form = by_uid(Consultation, uid), FormFileForm()
    authorize(current_actor(), policies.may_import_form, consultation)
    if not form.is_submitted():
        return _page(consultation, form)
    if not form.validate():
        return _page(consultation, form), 422
    try:
        plan = read_form(form.file.data.read())
    except Refused as refusal:
        return _page(consultation, form, faults=refusal.faults), 422
    except UnreadableSheet as refusal:
        form.form_errors.append(refusal.text)
        return _page(consultation, form), 422
    return _page(consultation, form, plan=plan, sealed=_seal().dumps(plan.words))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/import/oui")
def confirm_form(uid: str) -> ResponseReturnValue:
    """Makes the questionnaire as it was shown."""
    try:
        words = _seal().loads(request.form.get("plan", ""))
    except BadSignature as error:
        raise InvalidInput(lazy_gettext("Send the file once more: what was shown of it has been lost.")) from error
    import_form_action(current_actor(), by_uid(Consultation, uid), **words)
    flash(_("The questionnaire is made from your file. Look at it, and change what you like."), "success")
    return redirect(url_for("diagnostics.manage", uid=uid))


def _page(consultation: Consultation, form: FormFileForm, **shown: Any) -> str:
    about: dict[str, Any] = {"plan": None, "sealed": "", "faults": [], "usual_bounds": usual_bounds(consultation)} | shown
    return render_template(
        "diagnostics/import_form.html", consultation=consultation, form=form, question_types=QUESTION_TYPES, **about
    )


def _seal() -> URLSafeSerializer:
    """Keeps what was shown from being changed on its way through the browser."""
    return URLSafeSerializer(str(current_app.secret_key), salt="form plan")
