"""The audit sealed in batches: each batch under one root, each root chained to the head before it.

Ids are given in order and committed out of order, so a batch ends where nothing can be under way any more. To know where
that is, sealing waits, for an instant and never long, until nobody is writing an entry (docs/adr/0011).
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from consult.core import merkle
from consult.core.audit import AuditEntry
from consult.core.db import Base, db

BATCH = 10_000
FIRST_HEAD = bytes(merkle.DIGEST_BYTES)

_ALONE = select(func.pg_try_advisory_xact_lock(func.hashtextextended("audit seal", 0)))
_PAUSE = text("SET LOCAL lock_timeout = '300ms'; LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE")


class AuditSeal(Base):
    """A batch of audit entries sealed: their ids, their leaves (32 bytes each, in the order of the ids), the root and the head.

    `head` is SHA-256(`previous_head` ‖ `root`). Leaves are kept so that a checker can name the entry that was touched.
    """

    __tablename__ = "audit_seal"
    __table_args__ = (
        CheckConstraint("cardinality(entry_ids) > 0", name="seals_something"),
        CheckConstraint("octet_length(leaves) = 32 * cardinality(entry_ids)", name="each_entry_has_its_leaf"),
        CheckConstraint(
            "octet_length(root) = 32 AND octet_length(previous_head) = 32 AND octet_length(head) = 32", name="digests_are_whole"
        ),
    )

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    first_entry_id: Mapped[int] = mapped_column(BigInteger)
    last_entry_id: Mapped[int] = mapped_column(BigInteger)
    leaves: Mapped[bytes] = mapped_column(LargeBinary)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    previous_head: Mapped[bytes] = mapped_column(LargeBinary)
    head: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime] = mapped_column(server_default=func.now())

    def leaf_digests(self) -> list[bytes]:
        """The leaves one by one."""
        size = merkle.DIGEST_BYTES
        return [self.leaves[start : start + size] for start in range(0, len(self.leaves), size)]


def entry_leaf(entry: AuditEntry, entry_id: int | None = None) -> bytes:
    """The leaf of an entry: of all it says, as compact JSON; under another id where one is given."""
    number = entry.id if entry_id is None else entry_id
    instant = entry.happened_at.astimezone(UTC).isoformat(timespec="microseconds")
    what = [number, entry.action, entry.account_id, entry.actor_kind, entry.target_kind, entry.target_id, instant]
    return merkle.leaf(json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode())


def next_head(previous_head: bytes, root: bytes) -> bytes:
    """The head after a batch of that root."""
    return hashlib.sha256(previous_head + root).digest()


def latest_seal() -> AuditSeal | None:
    """The newest seal, or None while nothing is sealed."""
    return db.session.scalar(select(AuditSeal).order_by(AuditSeal.number.desc()).limit(1))


def seals(after: int = 0, limit: int | None = None) -> Sequence[AuditSeal]:
    """The seals numbered above `after`, in order."""
    return db.session.scalars(select(AuditSeal).where(AuditSeal.number > after).order_by(AuditSeal.number).limit(limit)).all()


def seal_audit(batch: int = BATCH) -> bool:
    """Seals, in the transaction of the caller, the oldest entries not sealed yet, `batch` at most; whether there were any.

    Nothing is sealed while somebody else seals, nor when writers do not pause within 0.3 seconds: the next sweep tries again.
    """
    if not db.session.scalar(_ALONE) or (settled := _settled_id()) is None:
        return False
    before = latest_seal()
    after = before.last_entry_id if before else 0
    rows = select(AuditEntry).where(AuditEntry.id > after, AuditEntry.id <= settled).order_by(AuditEntry.id).limit(batch)
    entries = db.session.scalars(rows).all()
    if entries:
        db.session.add(_seal(entries, before))
        db.session.flush()
    return bool(entries)


def _settled_id() -> int | None:
    """The id up to which no entry is under way any more; None when writers did not pause.

    An insert holds its lock on the table before it draws an id. Rolling back to the savepoint lets the writers go on at once.
    """
    pause = db.session.begin_nested()
    try:
        db.session.execute(_PAUSE)
        return db.session.scalar(select(func.max(AuditEntry.id))) or 0
    except OperationalError:
        return None
    finally:
        pause.rollback()


def _seal(entries: Sequence[AuditEntry], before: AuditSeal | None) -> AuditSeal:
    leaves = [entry_leaf(entry) for entry in entries]
    root, previous_head = merkle.root(leaves), before.head if before else FIRST_HEAD
    return AuditSeal(
        number=before.number + 1 if before else 1,
        entry_ids=[entry.id for entry in entries],
        first_entry_id=entries[0].id,
        last_entry_id=entries[-1].id,
        leaves=b"".join(leaves),
        root=root,
        previous_head=previous_head,
        head=next_head(previous_head, root),
    )
