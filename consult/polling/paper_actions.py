"""Paper ballots: batches typed in twice by two people, settled where they differ, validated by two, put into the box."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db, new_code
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.jobs import Job
from consult.polling import queries
from consult.polling.errors import (
    BatchCounted,
    BatchUnfinished,
    NothingDiffers,
    PaperUnfinished,
    RemarkNeeded,
    VoteCounted,
)
from consult.polling.models import BatchValidation, Keying, PaperBatch, PaperReport, Resolution
from consult.polling.policies import (
    may_key_sheet,
    may_open_batch,
    may_remove_batch,
    may_report_paper,
    may_resolve_sheet,
    may_validate_batch,
)
from consult.votes import keys
from consult.votes.ballot_box import hold
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Sent
from consult.votes.models import Ballot, Vote, VoteSeal
from consult.votes.queries import paper

VALIDATIONS = 2


@dataclass(frozen=True)
class Read:
    """What somebody read on a sheet: what the form of the ballot type sends, or that it is spoiled."""

    sent: Sent
    is_spoiled: bool = False


class NoSuchSheet(InvalidInput):
    """The number is not one of the batch's."""

    message = _("This batch has no ballot with this number.")


@action(may_open_batch)
def open_batch(actor: Actor, vote: Vote, *, sheets_count: int, place: str = "") -> PaperBatch:
    """A new batch of so many numbered sheets. Raises VoteCounted once the vote is sealed."""
    _hold_unsealed(vote)
    number = select(func.coalesce(func.max(PaperBatch.number), 0) + 1).where(PaperBatch.vote_id == vote.id)
    batch = PaperBatch(vote=vote, number=db.session.execute(number).scalar_one(), place=place, sheets_count=sheets_count)
    db.session.add(batch)
    db.session.flush()
    return batch


@action(may_remove_batch)
def remove_batch(actor: Actor, batch: PaperBatch) -> None:
    """Throws away a batch opened by mistake, with all that was typed in. Raises BatchCounted, VoteCounted."""
    _hold_uncounted(batch)
    db.session.execute(delete(PaperBatch).where(PaperBatch.id == batch.id))


@action(may_key_sheet)
def key_sheet(actor: Actor, batch: PaperBatch, *, round: int, sheet: int, read: Read) -> None:
    """Keeps one of the two readings of a sheet; typed in again by the same person, it replaces the former.

    Validations given before fall. Raises InvalidBallot, NoSuchSheet, SamePerson, BatchCounted, VoteCounted.
    """
    _hold_uncounted(batch)
    row = {"round": round, "keyed_by": actor.account_id, **_on_sheet(batch, sheet, read)}
    put = upsert(Keying).values(row)
    own = put.on_conflict_do_update(
        index_elements=["batch_id", "sheet", "round"], set_=row, where=Keying.keyed_by == actor.account_id
    )
    if not db.session.execute(own.returning(Keying.sheet)).all():
        raise BatchUnfinished(_("Somebody else has typed in this ballot in this round."))
    _forget_agreement(batch, sheet)


@action(may_resolve_sheet)
def resolve_sheet(actor: Actor, batch: PaperBatch, *, sheet: int, read: Read) -> None:
    """Says what a sheet says whose two readings differ. Raises NothingDiffers, InvalidBallot, BatchCounted, VoteCounted."""
    _hold_uncounted(batch)
    if sheet not in queries.discrepancies(batch):
        raise NothingDiffers
    _forget_agreement(batch, sheet)
    db.session.execute(insert(Resolution).values(resolved_by=actor.account_id, **_on_sheet(batch, sheet, read)))


@action(may_validate_batch)
def validate_batch(actor: Actor, batch: PaperBatch) -> bool:
    """Finds the batch right; the second person's word puts its ballots into the box, and the answer says whether it did.

    Raises BatchUnfinished, AlreadyValidated, BatchCounted, VoteCounted.
    """
    _hold_uncounted(batch)
    sheets = queries.settled_sheets(batch)
    if len(sheets) < batch.sheets_count:
        raise BatchUnfinished
    db.session.add(BatchValidation(batch_id=batch.id, validated_by=actor.account_id))
    db.session.flush()
    if queries.validations_count(batch) < VALIDATIONS:
        return False
    _put_into_box(batch, sheets)
    db.session.execute(update(PaperBatch).where(PaperBatch.id == batch.id).values(counted_at=func.now()))
    return True


@action(may_report_paper)
def report_paper(actor: Actor, vote: Vote, *, remark: str = "") -> None:
    """Ends the count on paper, so that the closed vote is sealed. Raises PaperUnfinished, RemarkNeeded, VoteCounted."""
    _hold_unsealed(vote)
    handed, returned, spoiled = queries.paper_figures(vote)
    if queries.batches_under_way(vote):
        raise PaperUnfinished
    if handed != returned and not remark:
        raise RemarkNeeded
    row = {"handed_count": handed, "returned_count": returned, "spoiled_count": spoiled, "remark": remark}
    put = upsert(PaperReport).values(vote_id=vote.id, **row)
    db.session.execute(put.on_conflict_do_update(index_elements=["vote_id"], set_=row | {"reported_at": func.now()}))
    outbox.ring(Job.TALLY_VOTE, vote.id)


def _hold_unsealed(vote: Vote) -> None:
    """Holds the vote alone. Raises VoteCounted once it is sealed."""
    hold(vote, alone=True)
    if db.session.scalar(select(VoteSeal.vote_id).where(VoteSeal.vote_id == vote.id)):
        raise VoteCounted


def _hold_uncounted(batch: PaperBatch) -> None:
    _hold_unsealed(batch.vote)
    db.session.refresh(batch, ["counted_at"])
    if batch.counted_at is not None:
        raise BatchCounted


def _on_sheet(batch: PaperBatch, sheet: int, read: Read) -> dict[str, object]:
    """A sheet as it is kept; what stands on it is judged by the ballot type. Raises NoSuchSheet, InvalidBallot."""
    if not 1 <= sheet <= batch.sheets_count:
        raise NoSuchSheet
    row: dict[str, object] = {"batch_id": batch.id, "sheet": sheet, "choices": [], "ballot_values": []}
    if read.is_spoiled:
        return row | {"is_spoiled": True}
    choices = BALLOT_TYPES[batch.vote.ballot_type].read(paper(batch.vote), read.sent)
    return row | {"choices": list(choices.options), "ballot_values": list(choices.values), "is_spoiled": False}


def _forget_agreement(batch: PaperBatch, sheet: int) -> None:
    """What was decided about a sheet or found right of its batch no longer holds once the sheet is read anew."""
    db.session.execute(delete(Resolution).where(Resolution.batch_id == batch.id, Resolution.sheet == sheet))
    db.session.execute(delete(BatchValidation).where(BatchValidation.batch_id == batch.id))


def _put_into_box(batch: PaperBatch, sheets: Sequence[queries.Settled]) -> None:
    rows = [
        {
            "vote_id": batch.vote_id,
            "handle": keys.handle(batch.vote.uid, queries.sheet_key(batch, one.sheet)),
            "tracker": new_code(),
            "choices": list(one.choices),
            "ballot_values": list(one.values),
            "assurance": "desk",
            "channel": "paper",
        }
        for one in sheets
        if not one.is_spoiled
    ]
    if rows:
        db.session.execute(insert(Ballot), rows)
