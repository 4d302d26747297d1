"""Signing in by an e-mailed code, and what one does with one's own account."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select, update

from consult.accounts import policies
from consult.accounts.addresses import normalised_email
from consult.accounts.errors import CodeExpired, CodeRefused, TooManyCodes
from consult.accounts.keys import code_digest
from consult.accounts.models import Account, EndedSession, Membership, SignInCode
from consult.accounts.organisers import require_another_organiser
from consult.accounts.queries import unused_codes_since
from consult.accounts.registration import find_or_make_account
from consult.core.actions import action
from consult.core.actors import ORGANISER, Actor, Instance
from consult.core.authorization import everybody, only_system
from consult.core.clock import database_now
from consult.core.db import db, new_uid
from consult.core.lookup import locked
from consult.mails.letters import write_letter
from consult.mails.models import Mail
from consult.mails.queue import queue_mail

CODE_LIFETIME = timedelta(minutes=15)
ATTEMPTS_PER_CODE = 5
UNUSED_CODES_PER_HOUR = 5
COOKIE_LIFETIME = timedelta(days=31)


@dataclass(frozen=True)
class Attempt:
    """One of the few times a code may be compared with what was typed; `id` is the code's."""

    id: int


@action(everybody)
def request_code(actor: Actor, target: Instance, email: str, locale: str) -> SignInCode:
    """Mails a code to the address, whether it has an account or not.

    Raises NotAnAddress, and TooManyCodes when several were sent within the hour and not used.
    """
    email = normalised_email(email)
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtext(email))))
    if unused_codes_since(email, database_now() - timedelta(hours=1)) >= UNUSED_CODES_PER_HOUR:
        raise TooManyCodes
    uid, digits = new_uid(), f"{secrets.randbelow(10**6):06d}"
    code = SignInCode(uid=uid, email=email, digest=code_digest(uid, digits), attempts_count=0)
    db.session.add(code)
    queue_mail(email, *write_letter("email/sign_in_code.txt", locale, code=digits))
    db.session.execute(delete(SignInCode).where(SignInCode.created_at < database_now() - timedelta(days=1)))
    return code


@action(everybody)
def try_code(actor: Actor, code: SignInCode) -> Attempt:
    """Counts an attempt before anything is compared, so that guesses sent all at once are counted too. Raises CodeExpired."""
    usable = update(SignInCode).where(
        SignInCode.id == code.id,
        SignInCode.used_at.is_(None),
        SignInCode.attempts_count < ATTEMPTS_PER_CODE,
        SignInCode.created_at > database_now() - CODE_LIFETIME,
    )
    counted = usable.values(attempts_count=SignInCode.attempts_count + 1).returning(SignInCode.id)
    if db.session.scalar(counted.execution_options(synchronize_session=False)) is None:
        raise CodeExpired
    return Attempt(code.id)


@action(everybody)
def sign_in(actor: Actor, attempt: Attempt, digits: str, locale: str) -> Account:
    """The account of the code's address, made at the first sign-in. Raises CodeRefused, CodeExpired when it is used."""
    code = db.session.get_one(SignInCode, attempt.id, with_for_update=True, populate_existing=True)
    if code.used_at is not None:
        raise CodeExpired
    if not hmac.compare_digest(code.digest, code_digest(code.uid, digits)):
        raise CodeRefused
    code.used_at = func.now()
    return find_or_make_account(code.email, locale)


@action(only_system)
def create_account(actor: Actor, target: Instance, email: str, *, name: str, locale: str) -> Account:
    """Makes the account of an address, or names the one it has. Raises NotAnAddress."""
    account = find_or_make_account(normalised_email(email), locale)
    account.name = name or account.name
    return account


@action(policies.may_update_account)
def update_account(actor: Actor, account: Account, *, name: str, locale: str) -> None:
    """Keeps how somebody wants to be called and in which language."""
    account.name, account.locale = name, locale


@action(policies.may_end_session)
def end_session(actor: Actor, account: Account, session_id: str) -> None:
    """Signs out of one session; what no cookie can name any more is forgotten."""
    db.session.execute(delete(EndedSession).where(EndedSession.created_at < database_now() - COOKIE_LIFETIME))
    db.session.merge(EndedSession(session_id=session_id))


@action(policies.may_end_all_sessions)
def end_all_sessions(actor: Actor, account: Account) -> None:
    """Signs out everywhere."""
    account = locked(account)
    account.session_epoch += 1


@action(policies.may_delete_account)
def delete_account(actor: Actor, account: Account) -> None:
    """Deletes the account, its address and its roles; what it contributed stays, without a name. Raises LastOrganiser.

    The person stays as a fingerprint, so that nobody votes twice by coming back.
    """
    organised = select(Membership.organisation_id).where(Membership.account_id == account.id, Membership.role == ORGANISER)
    for organisation_id in sorted(db.session.scalars(organised)):
        require_another_organiser(organisation_id, account.id)
    db.session.execute(delete(SignInCode).where(SignInCode.email == account.email))
    db.session.execute(delete(Mail).where(Mail.recipient == account.email, Mail.sent_at.is_not(None)))
    db.session.execute(delete(Account).where(Account.id == account.id))
