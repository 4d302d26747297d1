"""Rolls, codes, batches and their figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import aliased

from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.core.db import db
from consult.polling.models import BatchValidation, Keying, PaperBatch, PaperReport, Resolution, RollEntry, VotingCode
from consult.polling.voters import roll_key
from consult.votes import keys
from consult.votes.ballot_box import HANDED
from consult.votes.models import Ballot, Vote, VoteSeal


@dataclass(frozen=True)
class Settled:
    """A sheet that is read for good: both readings agree, or somebody decided."""

    sheet: int
    choices: tuple[int, ...]
    values: tuple[int, ...]
    is_spoiled: bool


def votes_at_the_desk(actor: Actor) -> list[Vote]:
    """The votes not sealed yet of the organisations somebody works for, the latest first."""
    mine = [organisation_id for organisation_id, _role in actor.roles]
    sealed = exists().where(VoteSeal.vote_id == Vote.id)
    rows = select(Vote).join(Vote.consultation).where(Consultation.organisation_id.in_(mine), Vote.secrecy != "external", ~sealed)
    return list(db.session.scalars(rows.order_by(Vote.id.desc())).unique())


def roll_size(vote: Vote) -> int:
    """How many people stand on the roll."""
    return db.session.scalar(select(func.count()).select_from(RollEntry).where(RollEntry.vote_id == vote.id)) or 0


def entries_without_code(vote: Vote, limit: int) -> list[RollEntry]:
    """The first people of the roll for whom no letter was made, or whose letter was withdrawn without another one."""
    has_code = exists().where(VotingCode.roll_entry_id == RollEntry.id, VotingCode.revoked_at.is_(None))
    rows = select(RollEntry).where(RollEntry.vote_id == vote.id, ~has_code).order_by(RollEntry.id).limit(limit)
    return list(db.session.scalars(rows))


def channel_of(vote: Vote, voter_key: str) -> str | None:
    """Through which door the voter's ballot came, None where there is none. Raises VoteKeyMissing."""
    mine = Ballot.handle == keys.handle(vote.uid, voter_key)
    return db.session.scalar(select(Ballot.channel).where(Ballot.vote_id == vote.id, mine))


def assistance_of(vote: Vote, voter_key: str) -> list[VotingCode]:
    """The desk's codes of this voter by which somebody helped, the newest first: the trace a voter sees."""
    mine = (VotingCode.vote_id == vote.id, VotingCode.voter_key == voter_key, VotingCode.is_assisted)
    return list(db.session.scalars(select(VotingCode).where(*mine).order_by(VotingCode.id.desc())))


def batches_of(vote: Vote) -> list[PaperBatch]:
    """The batches of the vote, by number."""
    return list(db.session.scalars(select(PaperBatch).where(PaperBatch.vote_id == vote.id).order_by(PaperBatch.number)))


def batches_under_way(vote: Vote) -> int:
    """How many batches are not counted yet."""
    rows = select(func.count()).where(PaperBatch.vote_id == vote.id, PaperBatch.counted_at.is_(None))
    return db.session.scalar(rows) or 0


def keyed_sheets(batch: PaperBatch, round: int) -> list[int]:
    """The sheets that were typed in in this round."""
    rows = select(Keying.sheet).where(Keying.batch_id == batch.id, Keying.round == round).order_by(Keying.sheet)
    return list(db.session.scalars(rows))


def discrepancies(batch: PaperBatch) -> list[int]:
    """The sheets whose two readings differ, decided or not."""
    first, second = aliased(Keying), aliased(Keying)
    rows = select(first.sheet).join(
        second, and_(second.batch_id == first.batch_id, second.sheet == first.sheet, second.round == 2)
    )
    return list(
        db.session.scalars(
            rows.where(first.batch_id == batch.id, first.round == 1, _differs(first, second)).order_by(first.sheet)
        )
    )


def readings(batch: PaperBatch, sheet: int) -> list[Keying]:
    """The readings of a sheet, in the order of the rounds."""
    rows = select(Keying).where(Keying.batch_id == batch.id, Keying.sheet == sheet)
    return list(db.session.scalars(rows.order_by(Keying.round)))


def settled_sheets(batch: PaperBatch) -> list[Settled]:
    """The sheets read for good, in order."""
    first, second = aliased(Keying), aliased(Keying)
    both = and_(second.batch_id == first.batch_id, second.sheet == first.sheet, second.round == 2)
    agreed = select(first.sheet, first.choices, first.ballot_values, first.is_spoiled).join(second, both)
    agreed = agreed.where(first.batch_id == batch.id, first.round == 1, ~_differs(first, second))
    decided = select(Resolution.sheet, Resolution.choices, Resolution.ballot_values, Resolution.is_spoiled)
    rows = [*db.session.execute(agreed), *db.session.execute(decided.where(Resolution.batch_id == batch.id))]
    found = {sheet: Settled(sheet, tuple(choices), tuple(values), is_spoiled) for sheet, choices, values, is_spoiled in rows}
    return [found[sheet] for sheet in sorted(found)]


def validations_count(batch: PaperBatch) -> int:
    """How many people have found the batch right."""
    return db.session.scalar(select(func.count()).where(BatchValidation.batch_id == batch.id)) or 0


def paper_figures(vote: Vote) -> tuple[int, int, int]:
    """How many paper ballots were handed out, how many came back in counted batches, and how many of these are spoiled."""
    box = select(func.count()).select_from(Ballot).where(Ballot.vote_id == vote.id)
    handed = db.session.scalar(box.where(Ballot.channel == HANDED)) or 0
    valid = db.session.scalar(box.where(Ballot.channel == "paper")) or 0
    counted = select(func.coalesce(func.sum(PaperBatch.sheets_count), 0)).where(
        PaperBatch.vote_id == vote.id, PaperBatch.counted_at.is_not(None)
    )
    returned = db.session.execute(counted).scalar_one()
    return handed, returned, returned - valid


def report_of(vote: Vote) -> PaperReport | None:
    """The end of the count on paper, or None while nobody has ended it."""
    return db.session.get(PaperReport, vote.id)


def has_unreported_paper(vote: Vote) -> bool:
    """Whether paper was used and nobody has ended its count: the vote is not sealed before."""
    if db.session.scalar(select(PaperReport.vote_id).where(PaperReport.vote_id == vote.id)):
        return bool(batches_under_way(vote))
    handed = exists().where(Ballot.vote_id == vote.id, Ballot.channel == HANDED)
    batch = exists().where(PaperBatch.vote_id == vote.id)
    return bool(db.session.scalar(select(handed | batch)))


def roll_keys(vote: Vote) -> Iterator[str]:
    """The voter keys of the roll."""
    rows = select(RollEntry.id).where(RollEntry.vote_id == vote.id).execution_options(yield_per=10_000)
    yield from (roll_key(entry_id) for entry_id in db.session.scalars(rows))


def sheet_key(batch: PaperBatch, sheet: int) -> str:
    """What the handle of a sheet's ballot is made of."""
    return f"sheet:{batch.uid}:{sheet}"


def sheet_keys(vote: Vote) -> Iterator[str]:
    """The keys of all sheets of counted batches."""
    for batch in batches_of(vote):
        if batch.counted_at is not None:
            yield from (sheet_key(batch, sheet) for sheet in range(1, batch.sheets_count + 1))


def _differs(first: type[Keying], second: type[Keying]) -> ColumnElement[bool]:
    return (
        (first.choices != second.choices)
        | (first.ballot_values != second.ballot_values)
        | (first.is_spoiled != second.is_spoiled)
    )
