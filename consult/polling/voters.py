"""Who stands at the desk: somebody on the roll, or a person known by an address or by name and day of birth."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.addresses import normalised_email
from consult.accounts.keys import fingerprint, identity_fingerprint
from consult.accounts.models import Person
from consult.core.db import db
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.names import normalised_name
from consult.polling.models import RollEntry
from consult.votes.models import Vote


@dataclass(frozen=True)
class Identity:
    """What somebody shows at the desk: a number on the roll; or an e-mail address; or a name and a day of birth."""

    reference: str = ""
    email: str = ""
    name: str = ""
    born_on: date | None = None


class NobodyNamed(InvalidInput):
    """Too little was typed to know who stands there."""

    message = _("Type the person's e-mail address, or the full name and the day of birth.")


class NotOnThisRoll(InvalidInput):
    """The number stands for nobody on the roll."""

    message = _("Nobody on the roll of this vote has this number.")


def voter_key(vote: Vote, identity: Identity) -> str:
    """The key under which this voter's ballot is filed, the same through every door. Raises NotOnThisRoll, NobodyNamed."""
    if vote.electorate == "roll":
        return roll_key(_entry(vote, identity.reference.strip()).id)
    if identity.email.strip():
        return str(_person(fingerprint(normalised_email(identity.email))))
    name = normalised_name(identity.name)
    if not name or identity.born_on is None:
        raise NobodyNamed
    return str(_person(identity_fingerprint(name, identity.born_on.isoformat())))


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
