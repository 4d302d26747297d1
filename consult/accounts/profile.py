"""The pages of one's own account."""

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.accounts import actions, policies
from consult.accounts.errors import LastOrganiser
from consult.accounts.forms import AccountForm
from consult.accounts.queries import data_about
from consult.accounts.sessions import forget_session, own_account
from consult.accounts.views import blueprint
from consult.core.authorization import authorize
from consult.core.i18n import gettext as _
from consult.web.access import current_actor
from consult.web.locale import A_YEAR_IN_SECONDS, COOKIE


@blueprint.get("/mon-compte")
def show() -> ResponseReturnValue:
    """What we know about somebody, and what they may do about it."""
    account = own_account()
    authorize(current_actor(), policies.may_view_account, account)
    return render_template("accounts/show.html", account=account, form=AccountForm(obj=account))


@blueprint.post("/mon-compte")
def update() -> ResponseReturnValue:
    """Keeps name and language."""
    account, form = own_account(), AccountForm()
    authorize(current_actor(), policies.may_update_account, account)
    if not form.validate():
        return render_template("accounts/show.html", account=account, form=form), 422
    actions.update_account(current_actor(), account, name=form.name.data or "", locale=form.locale.data)
    answer = redirect(url_for("accounts.show"))
    answer.set_cookie(COOKIE, form.locale.data, max_age=A_YEAR_IN_SECONDS, samesite="Lax", httponly=True)
    flash(_("Saved."))
    return answer


@blueprint.get("/mon-compte/donnees")
def export() -> ResponseReturnValue:
    """All that the account holds about somebody, as a file."""
    account = own_account()
    authorize(current_actor(), policies.may_view_account, account)
    answer = jsonify(data_about(account))
    answer.headers["Content-Disposition"] = "attachment; filename=consult.json"
    return answer


@blueprint.post("/mon-compte/deconnexion-partout")
def sign_out_everywhere() -> ResponseReturnValue:
    """Signs out on all devices, this one included."""
    actions.end_all_sessions(current_actor(), own_account())
    forget_session()
    flash(_("You are signed out on all devices."))
    return redirect("/")


@blueprint.get("/mon-compte/suppression")
def confirm_deletion() -> ResponseReturnValue:
    """Says what a deletion does before it is done."""
    authorize(current_actor(), policies.may_delete_account, own_account())
    return render_template("accounts/delete.html", problem=None)


@blueprint.post("/mon-compte/suppression")
def delete() -> ResponseReturnValue:
    """Deletes the account."""
    try:
        actions.delete_account(current_actor(), own_account())
    except LastOrganiser as refusal:
        return render_template("accounts/delete.html", problem=refusal), refusal.status
    forget_session()
    flash(_("Your account is deleted. Thank you for having taken part."))
    return redirect("/")
