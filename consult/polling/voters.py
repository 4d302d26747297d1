"""Who stands at the desk: somebody on the roll, or in a vote without one a person known by an e-mail address."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.addresses import normalised_email
from consult.accounts.keys import fingerprint
from consult.accounts.models import Person
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.polling.models import RollEntry
from consult.votes.models import Vote


@dataclass(frozen=True)
class Identity:
    """What somebody is known by at the desk: the number on the roll, or where there is none the e-mail address."""

    reference: str = ""
    email: str = ""


class NobodyNamed(InvalidInput):
    """Nothing was typed to know who stands there."""

    message = _("Type the person's e-mail address.")


class NotOnThisRoll(InvalidInput):
    """The number stands for nobody on the roll."""

    message = _("Nobody on the roll of this vote has this number.")


def voter_key(vote: Vote, identity: Identity) -> str:
    """The key under which this voter's ballot is filed, the same through every door. Raises NotOnThisRoll, NobodyNamed."""
    if vote.electorate == "roll":
        return roll_key(_entry(vote, identity.reference.strip()).id)
    if not identity.email.strip():
        raise NobodyNamed
    return str(_person(fingerprint(normalised_email(identity.email))))


def roll_key(entry_id: int) -> str:
    """The voter key of somebody on a roll."""
    return f"roll:{entry_id}"


def _entry(vote: Vote, reference: str) -> RollEntry:
    entry = db.session.scalar(select(RollEntry).where(RollEntry.vote_id == vote.id, RollEntry.reference == reference))
    if entry is None:
        raise NotOnThisRoll
    return entry


def _person(mark: bytes) -> int:
    """The person of a fingerprint, made when first seen; of several makers at once all get the same one."""
    db.session.execute(insert(Person).values(fingerprint=mark).on_conflict_do_nothing())
    return db.session.execute(select(Person.id).where(Person.fingerprint == mark)).scalar_one()
