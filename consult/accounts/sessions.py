"""Who is signed in on this device: beginning and ending a session, and finding its account at each request."""

import secrets

from flask import session
from flask_login import current_user, login_user, logout_user

from consult.accounts import actions
from consult.accounts.models import Account
from consult.accounts.queries import account_in_session
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize, only_signed_in
from consult.web.access import current_actor, login_manager

SESSION_ID, IDENTIFIED = "session_id", "is_identified"


@login_manager.user_loader
def load_account(name: str) -> Account | None:
    """The account a session names by its uid and epoch, unless the session has ended."""
    uid, _separator, epoch = name.partition(":")
    account = account_in_session(uid, int(epoch), session.get(SESSION_ID, "")) if epoch.isdecimal() else None
    if account is not None:
        account.note_identified(bool(session.get(IDENTIFIED)))
    return account


def own_account() -> Account:
    """The account of whoever asks. Raises SignInRequired for a visitor."""
    authorize(current_actor(), only_signed_in, INSTANCE)
    account: Account = current_user._get_current_object()
    return account


def begin_session(account: Account, *, is_identified: bool = False) -> None:
    """Signs in on this device, in a session that shares nothing with the visitor's; by an identity provider or else."""
    session.clear()
    session[IDENTIFIED] = is_identified
    session[SESSION_ID] = secrets.token_urlsafe(16)
    login_user(account)


def end_session() -> None:
    """Signs out on this device; the copy of a cookie opens nothing any more."""
    if current_user.is_authenticated:
        actions.end_session(current_actor(), own_account(), session.get(SESSION_ID, ""))
    forget_session()


def forget_session() -> None:
    """Leaves nothing of the session in the browser."""
    logout_user()
    session.clear()
