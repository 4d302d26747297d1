"""The append-only record of who did what; written by the gate alone."""

from datetime import datetime

from sqlalchemy import BigInteger, BindParameter, Identity, Index, String, bindparam, func, insert
from sqlalchemy.orm import Mapped, mapped_column

from consult.core.actors import Actor
from consult.core.compiled import Compiled
from consult.core.db import Base, db


class AuditEntry(Base):
    """One action done. Of a secret action neither the actor nor the minute is kept."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "target_kind", "target_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    action: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_kind: Mapped[str] = mapped_column(String(16))
    target_kind: Mapped[str] = mapped_column(String(64))
    target_id: Mapped[int | None] = mapped_column(BigInteger)
    happened_at: Mapped[datetime] = mapped_column(server_default=func.now())


# Written once and past the unit of work: every write pays for this row.
_NAMES = ("action", "account_id", "actor_kind", "target_kind", "target_id")
_COLUMNS: dict[str, BindParameter[object]] = {name: bindparam(name) for name in _NAMES}
ADD = Compiled(insert(AuditEntry).values(**_COLUMNS, happened_at=func.now()).inline())
ADD_SECRETLY = Compiled(insert(AuditEntry).values(**_COLUMNS, happened_at=func.date_trunc("day", func.now())).inline())


def record(action: str, actor: Actor, target: object, *, is_secret: bool) -> None:
    """Adds the entry of an action to the transaction of the caller."""
    db.session.flush()
    entry = {
        "action": action,
        "account_id": None if is_secret else actor.account_id,
        "actor_kind": "secret" if is_secret else actor.kind,
        "target_kind": type(target).__name__,
        "target_id": getattr(target, "id", None),
    }
    (ADD_SECRETLY if is_secret else ADD).run(entry)
