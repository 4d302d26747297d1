"""Holding the audit against its seals, and naming every entry that was changed, removed, inserted or moved."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from consult.core import merkle
from consult.core.audit import AuditEntry
from consult.core.audit_seals import FIRST_HEAD, AuditSeal, entry_leaf, next_head
from consult.core.db import db

MOST_COMPARED = 1_000


@dataclass(frozen=True)
class Finding:
    """What is wrong: `changed`, `removed`, `inserted`, `moved` (of an entry) or `broken`, `missing` (of a seal), and where."""

    kind: str
    entry_id: int | None
    seal_number: int

    def __str__(self) -> str:
        """The finding as a line of a report."""
        if self.entry_id is None:
            return f"seal {self.seal_number} is {self.kind}"
        return f"entry {self.entry_id} was {self.kind} (seal {self.seal_number})"


def check_audit() -> Iterator[Finding]:
    """Everything that does not agree with the seals, in their order. What is not sealed yet is not judged."""
    head, number, after = FIRST_HEAD, 0, 0
    for seal in db.session.scalars(select(AuditSeal).order_by(AuditSeal.number).execution_options(yield_per=1)):
        yield from (Finding("missing", None, lost) for lost in range(number + 1, seal.number))
        if not _is_sound(seal, head if seal.number == number + 1 else seal.previous_head):
            yield Finding("broken", None, seal.number)
        yield from check_batch(seal, _entries(after, seal.last_entry_id))
        head, number, after = seal.head, seal.number, seal.last_entry_id


def check_batch(seal: AuditSeal, entries: list[AuditEntry]) -> Iterator[Finding]:
    """What does not agree between a seal and the entries found where it seals."""
    sealed, found = dict(zip(seal.entry_ids, seal.leaf_digests(), strict=False)), {entry.id: entry for entry in entries}
    wrong = [one for one in entries if one.id in sealed and entry_leaf(one) != sealed[one.id]]
    places = {one.id for one in wrong} | (set(sealed) - set(found))
    for entry_id in sorted(set(sealed) | set(found)):
        if entry_id not in found:
            yield Finding("removed", entry_id, seal.number)
        elif entry_id not in sealed:
            yield Finding("inserted", entry_id, seal.number)
        elif entry_id in places:
            kind = "moved" if _stood_elsewhere(found[entry_id], places, sealed) else "changed"
            yield Finding(kind, entry_id, seal.number)


def _stood_elsewhere(entry: AuditEntry, places: set[int], sealed: dict[int, bytes]) -> bool:
    """Whether what the entry says was sealed under another id of the same batch, of those that no longer agree."""
    others = [place for place in places if place != entry.id]
    return len(others) <= MOST_COMPARED and any(entry_leaf(entry, other) == sealed[other] for other in others)


def _is_sound(seal: AuditSeal, previous_head: bytes) -> bool:
    is_whole = merkle.root(seal.leaf_digests()) == seal.root and len(seal.leaf_digests()) == len(seal.entry_ids)
    is_chained = seal.previous_head == previous_head and seal.head == next_head(previous_head, seal.root)
    return is_whole and is_chained and (seal.first_entry_id, seal.last_entry_id) == (seal.entry_ids[0], seal.entry_ids[-1])


def _entries(after: int, last: int) -> list[AuditEntry]:
    rows = select(AuditEntry).where(AuditEntry.id > after, AuditEntry.id <= last).order_by(AuditEntry.id)
    return list(db.session.scalars(rows.execution_options(populate_existing=True)))
