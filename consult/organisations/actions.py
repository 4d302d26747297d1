"""Founding an organisation, changing it, and saying who works for it."""

from sqlalchemy import func, select

from consult.accounts.addresses import normalised_email
from consult.accounts.models import Membership
from consult.accounts.organisers import require_another_organiser
from consult.accounts.registration import find_or_make_account, give_role
from consult.accounts.roles import ROLES
from consult.core.actions import action
from consult.core.actors import ORGANISER, Actor, Instance
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.lookup import locked
from consult.mails.letters import write_letter
from consult.mails.queue import queue_mail
from consult.organisations import policies
from consult.organisations.claims import Claim
from consult.organisations.errors import AlreadyClaimed
from consult.organisations.models import Organisation
from consult.organisations.queries import first_organisation
from consult.territories.models import Territory

FOUNDING = 7_301


@action(policies.may_create_organisation)
def create_organisation(
    actor: Actor, target: Instance | Claim, *, name: str, territory: str, email: str, organiser: str = "", locale: str = "fr"
) -> Organisation:
    """Founds an organisation of a territory, with its first organiser.

    Raises ClaimRefused for a wrong code, AlreadyClaimed when somebody came first, OrganisationExists for a name that is taken.
    """
    db.session.execute(select(func.pg_advisory_xact_lock(FOUNDING)))
    if isinstance(target, Claim) and first_organisation() is not None:
        raise AlreadyClaimed
    account = find_or_make_account(normalised_email(email), locale)
    account.name = organiser or account.name
    founded = Organisation(name=name, territory=Territory(name=territory), contact_email=account.email)
    db.session.add(founded)
    db.session.flush()
    give_role(account, founded.id, ORGANISER)
    return founded


@action(policies.may_update_organisation)
def update_organisation(
    actor: Actor, organisation: Organisation, *, name: str, welcome: str, contact_email: str, accent: str
) -> None:
    """Changes how the organisation presents itself. Raises OrganisationExists for a name that is taken."""
    organisation = locked(organisation)
    organisation.name, organisation.welcome = name, welcome
    organisation.contact_email, organisation.accent = contact_email, accent


@action(policies.may_add_member)
def add_member(
    actor: Actor, organisation: Organisation, *, email: str, role: str, name: str = "", locale: str = "fr"
) -> Membership:
    """Gives somebody a role, makes the account where there is none, and mails the news. Raises AlreadyMember."""
    if role not in ROLES:
        raise InvalidInput
    email = normalised_email(email)
    account = find_or_make_account(email, locale)
    account.name = account.name or name
    membership = give_role(account, organisation.id, role)
    letter = write_letter("email/new_member.txt", account.locale, organisation=organisation, role=ROLES[role], name=account.name)
    queue_mail(email, *letter)
    return membership


@action(policies.may_remove_member)
def remove_member(actor: Actor, membership: Membership) -> None:
    """Takes a role away. Raises LastOrganiser when nobody would be left to organise."""
    if membership.role == ORGANISER:
        require_another_organiser(membership.organisation_id, membership.account_id)
    db.session.delete(membership)
