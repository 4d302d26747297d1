"""Pages on which organisers change their organisation and say who works for it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from consult.accounts.models import Membership
from consult.accounts.roles import ROLES
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.organisations import actions, policies
from consult.organisations.forms import MemberForm, OrganisationForm
from consult.organisations.models import Organisation
from consult.organisations.queries import members as members_of
from consult.organisations.queries import organised_by
from consult.organisations.views import blueprint
from consult.web.access import current_actor


def _own_organisation() -> Organisation:
    authorize(current_actor(), policies.organises_somewhere, INSTANCE)
    return organised_by(current_actor())


@blueprint.route("/organisation/reglages", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """How the organisation presents itself."""
    organisation = _own_organisation()
    authorize(current_actor(), policies.may_update_organisation, organisation)
    form = OrganisationForm(obj=organisation)
    if form.validate_on_submit():
        words = {key: form[key].data or "" for key in ("name", "welcome", "contact_email", "accent")}
        try:
            actions.update_organisation(current_actor(), organisation, **words)
        except DomainError as refusal:
            form.name.errors = [str(refusal)]
        else:
            flash(_("Saved."))
            return redirect(url_for("organisations.edit"))
    return render_template("organisations/edit.html", form=form), 422 if form.errors else 200


@blueprint.route("/organisation/membres", methods=["GET", "POST"])
def members() -> ResponseReturnValue:
    """Who works for the organisation."""
    organisation, form = _own_organisation(), MemberForm()
    authorize(current_actor(), policies.may_add_member, organisation)
    if form.validate_on_submit():
        words = {"email": form.email.data or "", "name": form.name.data or "", "role": form.role.data}
        try:
            actions.add_member(current_actor(), organisation, **words, locale=str(get_locale()))
        except DomainError as refusal:
            form.email.errors = [str(refusal)]
        else:
            flash(_("Done. A mail says so to %(email)s.", email=form.email.data))
            return redirect(url_for("organisations.members"))
    words = {"members": members_of(organisation), "roles": ROLES}
    return render_template("organisations/members.html", form=form, **words), 422 if form.errors else 200


@blueprint.post("/organisation/membres/<uid>/retrait")
def remove_member(uid: str) -> ResponseReturnValue:
    """Takes a role away."""
    actions.remove_member(current_actor(), by_uid(Membership, uid))
    flash(_("This role is taken away."))
    return redirect(url_for("organisations.members"))
