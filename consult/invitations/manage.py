"""Pages on which organisers make codes and keep the list of residents."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.lookup import by_uid
from consult.core.named_columns import FileRefused
from consult.invitations import actions
from consult.invitations.forms import LABELS, LETTERS, TABLE, IssueForm, ListForm, NumbersForm
from consult.invitations.policies import may_prepare_invitations
from consult.invitations.printing import codes_csv, labels_pdf, letters_pdf
from consult.invitations.queries import invitations_count, is_over, residents_count
from consult.invitations.resident_file import read_residents
from consult.web.access import current_actor

blueprint = Blueprint("invitations", __name__)

MADE = {
    LETTERS: (letters_pdf, "application/pdf", "pdf"),
    LABELS: (labels_pdf, "application/pdf", "pdf"),
    TABLE: (codes_csv, "text/csv", "csv"),
}


@blueprint.get("/organisation/consultations/<uid>/invitations")
def manage(uid: str) -> str:
    """How many are invited, and how one invites more."""
    return _page(_prepared(uid))


@blueprint.post("/organisation/consultations/<uid>/invitations")
def issue(uid: str) -> ResponseReturnValue:
    """New codes as a file, to be printed or sent now; nobody can make the same ones again."""
    consultation, form = _prepared(uid), IssueForm()
    if not form.validate():
        return _page(consultation, issue_form=form), 422
    letters = actions.issue_invitations(current_actor(), consultation, count=form.count.data or 0)
    return _download(consultation, letters, form.layout.data)


@blueprint.post("/organisation/consultations/<uid>/invitations/numeros")
def change(uid: str) -> ResponseReturnValue:
    """Withdraws the codes with these numbers, or makes others in their place."""
    consultation, form = _prepared(uid), NumbersForm()
    if not form.validate():
        return _page(consultation, numbers_form=form), 422
    numbers = {"first": form.first.data or 0, "last": form.last.data or 0}
    if request.form.get("then") == "renew":
        return _download(consultation, actions.renew_invitations(current_actor(), consultation, **numbers), LETTERS)
    count = actions.revoke_invitations(current_actor(), consultation, **numbers)
    words = ngettext(
        "%(num)d code is withdrawn: it opens nothing any more.", "%(num)d codes are withdrawn: they open nothing any more.", count
    )
    flash(words, "success")
    return redirect(url_for("invitations.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/habitants")
def import_residents(uid: str) -> ResponseReturnValue:
    """Adds the people of a file to the list of residents, or says line by line what is wrong with it."""
    consultation, form = _prepared(uid), ListForm()
    if not form.validate():
        return _page(consultation, list_form=form), 422
    try:
        actions.import_residents(current_actor(), consultation, read_residents(form.file.data.read()))
    except DomainError as error:
        form.file.errors = [error.text]
        return _page(consultation, list_form=form, faults=error.faults if isinstance(error, FileRefused) else ()), error.status
    count = residents_count(consultation)
    flash(ngettext("%(num)d person is on the list.", "%(num)d people are on the list.", count), "success")
    return redirect(url_for("invitations.manage", uid=uid) + "#habitants")


@blueprint.post("/organisation/consultations/<uid>/habitants/suppression")
def delete_residents(uid: str) -> ResponseReturnValue:
    """Deletes the list of residents."""
    actions.delete_residents(current_actor(), _prepared(uid))
    flash(_("The list is deleted. Responses given stay."), "success")
    return redirect(url_for("invitations.manage", uid=uid))


def _prepared(uid: str) -> Consultation:
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_prepare_invitations, consultation)
    return consultation


def _page(
    consultation: Consultation,
    issue_form: IssueForm | None = None,
    numbers_form: NumbersForm | None = None,
    list_form: ListForm | None = None,
    faults: Sequence[str] = (),
) -> str:
    made, valid = invitations_count(consultation)
    return render_template(
        "invitations/manage.html",
        consultation=consultation,
        made=made,
        valid=valid,
        residents=residents_count(consultation),
        is_over=is_over(consultation),
        issue_form=issue_form or IssueForm(formdata=None),
        numbers_form=numbers_form or NumbersForm(formdata=None),
        list_form=list_form or ListForm(formdata=None),
        faults=faults,
        wrong=issue_form or numbers_form or list_form,
    )


def _download(consultation: Consultation, letters: Sequence[actions.Letter], layout: str) -> Response:
    make, mimetype, ending = MADE[layout]
    answer = Response(make(consultation, letters), mimetype=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="codes-{letters[0].number}-{letters[-1].number}.{ending}"'
    return answer
