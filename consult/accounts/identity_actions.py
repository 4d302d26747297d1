"""Signing in by an identity provider."""

from consult.accounts.identities import Identified, account_of
from consult.accounts.models import Account
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import everybody


@action(everybody)
def sign_in_by_identity(actor: Actor, target: Instance, identified: Identified, locale: str) -> Account:
    """The account of whoever the provider says it is, made the first time; that of whoever has signed in is linked to it.

    Nothing the provider says is kept but a fingerprint, and the address it confirms for an account that has none.
    Raises IdentityTaken when two people are linked to one account at the same moment.
    """
    return account_of(identified, actor.person_id, locale)
