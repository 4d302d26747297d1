"""What is due: rows written by the action that makes work necessary, deleted by the work itself.

The queue only rings the bell. A job recomputes from the facts in the same snapshot in which it
deletes the rows it saw, so nothing written meanwhile is lost: its row stays and rings again.
"""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Identity, Select, String, bindparam, delete, func, literal, select
from sqlalchemy import insert as core_insert
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.dml import ReturningInsert

from consult.core.compiled import Compiled
from consult.core.db import Base, Dated, db
from consult.jobs import Job


class OutboxEntry(Dated, Base):
    """One reason to run a job on one target."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    job: Mapped[str] = mapped_column(String(64))
    target_id: Mapped[int] = mapped_column(BigInteger)


class Heartbeat(Base):
    """When a recurring duty was last done, as `sweep` or `backup`."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    beat_at: Mapped[datetime]


_RING = Compiled(core_insert(OutboxEntry).values(job=bindparam("job"), target_id=bindparam("target_id")).inline())


def ring(job: Job, target_id: int) -> None:
    """Says, in the transaction of the caller, that `job` is due for `target_id`."""
    _RING.run({"job": job.value, "target_id": target_id})


def ring_each(job: Job, targets: Select[tuple[int]]) -> ReturningInsert[tuple[int]]:
    """The statement that does as `ring` for each target id the selection gives, together with what the selection writes.

    It returns a row for each; written once, it can be executed with other parameters each time.
    """
    rows = core_insert(OutboxEntry).from_select(["target_id", "job"], targets.add_columns(literal(job.value)))
    return rows.returning(OutboxEntry.id)


def consume(job: Job, target_id: int) -> int:
    """Deletes the reasons this snapshot sees for the job and target; returns how many there were."""
    rows = delete(OutboxEntry).where(OutboxEntry.job == job.value, OutboxEntry.target_id == target_id)
    return len(db.session.scalars(rows.returning(OutboxEntry.id).execution_options(synchronize_session=False)).all())


def due(waiting: timedelta = timedelta()) -> list[tuple[str, int]]:
    """All (job, target id) for which work has been due for at least that long, those waiting longest first."""
    oldest = func.min(OutboxEntry.id)
    rows = select(OutboxEntry.job, OutboxEntry.target_id).group_by(OutboxEntry.job, OutboxEntry.target_id)
    rows = rows.where(OutboxEntry.created_at <= func.now() - waiting)
    return [(job, target_id) for job, target_id in db.session.execute(rows.order_by(oldest))]


def beat(name: str) -> None:
    """Notes, in the transaction of the caller, that the duty `name` has just been done."""
    row = insert(Heartbeat).values(name=name, beat_at=func.now())
    db.session.execute(row.on_conflict_do_update(index_elements=["name"], set_={"beat_at": func.now()}))
