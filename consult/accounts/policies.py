"""Who may do what with an account: its holder, alone."""

from consult.accounts.models import Account
from consult.core.actors import Actor


def may_view_account(actor: Actor, account: Account) -> bool:
    """Its holder."""
    return actor.account_id == account.id


def may_update_account(actor: Actor, account: Account) -> bool:
    """Its holder."""
    return may_view_account(actor, account)


def may_end_session(actor: Actor, account: Account) -> bool:
    """Its holder."""
    return may_view_account(actor, account)


def may_end_all_sessions(actor: Actor, account: Account) -> bool:
    """Its holder."""
    return may_view_account(actor, account)


def may_delete_account(actor: Actor, account: Account) -> bool:
    """Its holder."""
    return may_view_account(actor, account)
