"""Saying who collects responses for a consultation."""

from consult.accounts.addresses import normalised_email
from consult.accounts.registration import find_or_make_account
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.fieldwork.models import Volunteer
from consult.fieldwork.policies import may_add_volunteer, may_remove_volunteer
from consult.mails.letters import write_letter
from consult.mails.queue import queue_mail


@action(may_add_volunteer)
def add_volunteer(actor: Actor, consultation: Consultation, *, email: str, name: str = "", locale: str = "fr") -> Volunteer:
    """Lets somebody collect responses and type sheets in, for this consultation alone; makes the account where there is none.

    A mail says so. Raises NotAnAddress, AlreadyVolunteer.
    """
    email = normalised_email(email)
    account = find_or_make_account(email, locale)
    account.name = account.name or name
    volunteer = Volunteer(consultation=consultation, account=account)
    db.session.add(volunteer)
    db.session.flush()
    letter = write_letter("email/new_volunteer.txt", account.locale, consultation=consultation, name=account.name)
    queue_mail(email, *letter)
    return volunteer


@action(may_remove_volunteer)
def remove_volunteer(actor: Actor, volunteer: Volunteer) -> None:
    """Ends the volunteer's work for the consultation; what was handed in before stays."""
    db.session.delete(volunteer)
