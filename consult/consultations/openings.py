"""Whether a stage is open, by the database's clock: what every write of a stage asks before it writes."""

from sqlalchemy import BigInteger, ColumnElement, Select, SQLColumnExpression, literal, or_, select

from consult.consultations.models import Consultation, Stage
from consult.core.clock import database_now
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class StageClosed(DomainError):
    """The stage has not opened yet, or is over."""

    message = _("This stage is not open: it has not begun yet, or it is over.")


def open_now(is_published: ColumnElement[bool], consultation_id: SQLColumnExpression[int], key: str) -> Select[int]:
    """The id of the stage of that kind if it is open right now, for statements that write only while it is."""
    return select(Stage.id).where(
        is_published,
        Stage.consultation_id == consultation_id,
        Stage.key == key,
        Stage.opens_at <= database_now(),
        or_(Stage.closes_at.is_(None), Stage.closes_at > database_now()),
    )


def require_open(consultation: Consultation, key: str) -> None:
    """Raises StageClosed unless the consultation is published and its stage of that kind is open right now."""
    is_published, consultation_id = literal(consultation.is_published), literal(consultation.id, BigInteger)
    if db.session.scalar(open_now(is_published, consultation_id, key)) is None:
        raise StageClosed
