"""Whether a stage is open, by the database's clock: what every write of a stage asks before it writes."""

from sqlalchemy import or_, select

from consult.consultations.models import Consultation, Stage
from consult.core.clock import database_now
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class StageClosed(DomainError):
    """The stage has not opened yet, or is over."""

    message = _("This stage is not open: it has not begun yet, or it is over.")


def require_open(consultation: Consultation, key: str) -> None:
    """Raises StageClosed unless the consultation is published and its stage of that kind is open right now."""
    opened = select(Stage.id).where(
        Stage.consultation_id == consultation.id,
        Stage.key == key,
        Stage.opens_at <= database_now(),
        or_(Stage.closes_at.is_(None), Stage.closes_at > database_now()),
    )
    if not consultation.is_published or db.session.scalar(opened) is None:
        raise StageClosed
