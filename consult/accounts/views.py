"""Signing in by an e-mailed code, and signing out."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from sqlalchemy import select

from consult.accounts import actions, policies
from consult.accounts.forms import CodeForm, EmailForm, NameForm
from consult.accounts.models import SignInCode
from consult.accounts.queries import demonstration_accounts
from consult.accounts.roles import ROLES
from consult.accounts.sessions import begin_session, end_session, own_account
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.mails.delivery import is_mailbox_open
from consult.web.access import current_actor, public
from consult.web.limits import limiter
from consult.web.navigation import same_site_path

WAITING = "sign_in"
CODES_PER_ADDRESS, ATTEMPTS_PER_ADDRESS = "100 per hour", "300 per hour"

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/connexion", methods=["GET", "POST"])
@public
@limiter.limit(CODES_PER_ADDRESS, methods=["POST"], exempt_when=is_mailbox_open)
def sign_in() -> ResponseReturnValue:
    """Asks for an address and sends a code to it."""
    form, wanted = EmailForm(), same_site_path(request.args.get("next"))
    if form.validate_on_submit():
        try:
            code = actions.request_code(current_actor(), INSTANCE, form.email.data or "", str(get_locale()))
        except DomainError as refusal:
            form.email.errors = [str(refusal)]
        else:
            session[WAITING] = {"code": code.uid, "email": code.email, "next": wanted}
            return redirect(url_for("accounts.enter_code"))
    accounts = demonstration_accounts() if is_mailbox_open() else ()
    words = {"wanted": wanted, "accounts": accounts, "roles": ROLES}
    return render_template("accounts/sign_in.html", form=form, **words), 422 if form.errors else 200


@blueprint.route("/connexion/code", methods=["GET", "POST"])
@public
@limiter.limit(ATTEMPTS_PER_ADDRESS, methods=["POST"], exempt_when=is_mailbox_open)
def enter_code() -> ResponseReturnValue:
    """Asks for the code, and signs in with the right one."""
    if (waiting := session.get(WAITING)) is None:
        return redirect(url_for("accounts.sign_in"))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            return _enter(waiting, form.code.data)
        except DomainError as refusal:
            form.code.errors = [str(refusal)]
    words = {"email": waiting["email"], "wanted": waiting["next"], "is_mailbox_open": is_mailbox_open()}
    return render_template("accounts/enter_code.html", form=form, **words), 422 if form.errors else 200


def _enter(waiting: dict[str, str], digits: str) -> ResponseReturnValue:
    """Signs in; whoever comes for the first time is asked for a name before going on."""
    code = db.session.scalar(select(SignInCode).where(SignInCode.uid == waiting["code"]))
    if code is None:
        raise actions.CodeExpired
    account = actions.sign_in(current_actor(), actions.try_code(current_actor(), code), digits, str(get_locale()))
    begin_session(account)
    is_new = account.created_at > code.created_at
    return redirect(url_for("accounts.welcome", next=waiting["next"]) if is_new else same_site_path(waiting["next"]))


@blueprint.route("/connexion/bienvenue", methods=["GET", "POST"])
def welcome() -> ResponseReturnValue:
    """Asks somebody new for a name, which they may leave out."""
    account, form = own_account(), NameForm()
    wanted = same_site_path(request.args.get("next"))
    authorize(current_actor(), policies.may_update_account, account)
    if form.validate_on_submit():
        actions.update_account(current_actor(), account, name=form.name.data or "", locale=account.locale)
        return redirect(wanted)
    return render_template("accounts/welcome.html", form=form, wanted=wanted), 422 if form.errors else 200


@blueprint.post("/deconnexion")
@public
def sign_out() -> ResponseReturnValue:
    """Signs out on this device."""
    end_session()
    flash(_("You are signed out."))
    return redirect("/")
