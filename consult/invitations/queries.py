"""How many are invited; never who has answered."""

from collections.abc import Collection

from sqlalchemy import delete, func, or_, select

from consult.consultations.models import Consultation, Stage
from consult.core.clock import database_now
from consult.core.db import db
from consult.invitations.models import Invitation, ResidentClaim


def invitations_count(consultation: Consultation) -> tuple[int, int]:
    """How many codes were made, and how many of them are good."""
    good = func.count().filter(Invitation.revoked_at.is_(None))
    rows = select(func.count(), good).where(Invitation.consultation_id == consultation.id)
    made, valid = db.session.execute(rows).one()
    return made, valid


def residents_count(consultation: Consultation) -> int:
    """How many people stand on the list of residents."""
    people = func.count(func.distinct(ResidentClaim.mark))
    return db.session.scalar(select(people).where(ResidentClaim.consultation_id == consultation.id)) or 0


def is_over(consultation: Consultation) -> bool:
    """Whether the diagnostic has ended, by the database's clock."""
    ended = Stage.consultation_id == consultation.id, Stage.key == "diagnostic", Stage.closes_at <= database_now()
    return db.session.scalar(select(Stage.id).where(*ended)) is not None


def delete_lists_of_ended(keeping: Collection[int]) -> int:
    """Deletes the lists of residents of the diagnostics that have ended, but of the consultations `keeping` by their ids.

    Returns how many claims they held.
    """
    going_on = select(Stage.consultation_id).where(
        Stage.key == "diagnostic", or_(Stage.closes_at.is_(None), Stage.closes_at > database_now())
    )
    rows = (
        delete(ResidentClaim)
        .where(ResidentClaim.consultation_id.not_in(going_on), ResidentClaim.consultation_id.not_in(keeping))
        .returning(ResidentClaim.digest)
    )
    return len(db.session.execute(rows, execution_options={"synchronize_session": False}).all())
