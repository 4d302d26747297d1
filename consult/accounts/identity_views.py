"""Signing in by an identity provider: the way there, and the way back."""

from datetime import datetime
from importlib import import_module
from typing import Any

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from consult.accounts.forms import EmailForm
from consult.accounts.identity_actions import sign_in_by_identity
from consult.accounts.identity_settings import is_configured
from consult.accounts.sessions import begin_session
from consult.accounts.views import ATTEMPTS_PER_ADDRESS, CODES_PER_ADDRESS, blueprint
from consult.core.actors import INSTANCE, VISITOR
from consult.core.clock import now
from consult.core.errors import DomainError, NotFound
from consult.core.i18n import gettext as _
from consult.mails.letters import address_of
from consult.web.access import current_actor, public
from consult.web.limits import limiter
from consult.web.navigation import same_site_path

# By name, as what it stands on takes long to load: only installations that have a provider pay for it.
PROVIDER = "consult.accounts.identity_provider"
ON_THE_WAY = "on the way to the identity provider"


@blueprint.get("/connexion/identite")
@public
@limiter.limit(CODES_PER_ADDRESS)
def leave_for_provider() -> ResponseReturnValue:
    """Leads to the provider's page; whoever has signed in links their account when they come back."""
    provider = _provider()
    wanted = same_site_path(request.args.get("next"))
    try:
        answer = provider.lead_to_provider(address_of("accounts.come_back"))
    except DomainError as refusal:
        return _refused(refusal, wanted)
    session[ON_THE_WAY] = {"next": wanted, "account": current_actor().account_id, "since": now().isoformat()}
    return answer


@blueprint.get("/connexion/identite/retour")
@public
@limiter.limit(ATTEMPTS_PER_ADDRESS)
def come_back() -> ResponseReturnValue:
    """Signs in whoever the provider says it is; says in a sentence why not."""
    provider = _provider()
    begun = session.pop(ON_THE_WAY, {"next": "/", "account": None, "since": now().isoformat()})
    try:
        actor = current_actor() if current_actor().account_id == begun["account"] else VISITOR
        account = sign_in_by_identity(actor, INSTANCE, provider.who_came_back(), str(get_locale()))
    except DomainError as refusal:
        return _refused(refusal, begun["next"])
    begin_session(account, is_identified=True)
    if actor.account_id not in (None, account.id):
        flash(_("You are signed in with the account that your identity is linked to. It is another one than before."), "info")
    is_new = account.created_at >= datetime.fromisoformat(begun["since"])
    return redirect(url_for("accounts.welcome", next=begun["next"]) if is_new else same_site_path(begun["next"]))


def _provider() -> Any:
    """What asks the provider. Raises NotFound where this installation has none."""
    if not is_configured():
        raise NotFound
    return import_module(PROVIDER)


def _refused(refusal: DomainError, wanted: str) -> ResponseReturnValue:
    """The page on which one signs in, with why it did not work by the provider."""
    about: dict[str, Any] = {"form": EmailForm(None), "wanted": wanted, "accounts": (), "roles": {}, "refusal": refusal.text}
    return render_template("accounts/sign_in.html", **about), refusal.status
