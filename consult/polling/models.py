"""Rolls, voting codes, batches of paper ballots and what was typed in from them."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated, Identified
from consult.votes.models import Vote

MOST_SHEETS = 5_000


class RollEntry(Identified, Base):
    """Somebody who may vote in a vote with a roll, as the organisation's list names them. Says nothing of whether they voted."""

    __tablename__ = "roll_entry"
    __table_args__ = (UniqueConstraint("vote_id", "reference"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    reference: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="", server_default="")
    area: Mapped[str] = mapped_column(Text, default="", server_default="")
    vote: Mapped[Vote] = relationship(lazy="joined", innerjoin=True)


class VotingCode(Identified, Dated, Base):
    """A code that opens the ballot of one voter, without an account; kept as a keyed digest alone.

    Of kind `post` it was printed on a letter and lives until the vote closes; of kind `desk` somebody was seen in person
    and it lives for minutes. `voter_key` is what the ballot's handle is made of: nothing tells whether it was used.
    """

    __tablename__ = "voting_code"
    __table_args__ = (
        CheckConstraint("kind IN ('post', 'desk')", name="kind_is_known"),
        CheckConstraint("(kind = 'desk') = (expires_at IS NOT NULL)", name="desk_codes_expire"),
        CheckConstraint("octet_length(digest) = 32", name="digest_is_a_digest"),
        Index(
            "uq_voting_code_live_by_post",
            "vote_id",
            "voter_key",
            unique=True,
            postgresql_where=text("kind = 'post' AND revoked_at IS NULL"),
        ),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    voter_key: Mapped[str] = mapped_column(String(40))
    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    is_assisted: Mapped[bool] = mapped_column(default=False, server_default="false")
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey("roll_entry.id"), index=True)
    vote: Mapped[Vote] = relationship(lazy="joined", innerjoin=True)
    roll_entry: Mapped[RollEntry | None] = relationship(lazy="joined")


class PaperBatch(Identified, Dated, Base):
    """Paper ballots from one place, numbered on the sheets: typed in twice by two people, then validated by two."""

    __tablename__ = "paper_batch"
    __table_args__ = (
        UniqueConstraint("vote_id", "number"),
        CheckConstraint(f"sheets_count BETWEEN 1 AND {MOST_SHEETS}", name="size_is_workable"),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    number: Mapped[int]
    place: Mapped[str] = mapped_column(Text, default="", server_default="")
    sheets_count: Mapped[int]
    counted_at: Mapped[datetime | None]
    vote: Mapped[Vote] = relationship(lazy="joined", innerjoin=True)


class Sheet:
    """What somebody read on a sheet of a batch: choices with their values, or that it is spoiled and counts for nobody."""

    batch_id: Mapped[int] = mapped_column(ForeignKey("paper_batch.id", ondelete="CASCADE"), primary_key=True)
    sheet: Mapped[int] = mapped_column(primary_key=True)
    choices: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    ballot_values: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    is_spoiled: Mapped[bool] = mapped_column(default=False)


class Keying(Sheet, Base):
    """One of the two readings of a sheet; nobody types in the same sheet twice."""

    __tablename__ = "keying"
    __table_args__ = (
        CheckConstraint("round IN (1, 2)", name="round_is_known"),
        UniqueConstraint("batch_id", "sheet", "keyed_by"),
    )

    round: Mapped[int] = mapped_column(primary_key=True)
    keyed_by: Mapped[int] = mapped_column(BigInteger)


class Resolution(Sheet, Base):
    """What a sheet says after all, where its two readings differ: decided with the sheet in hand."""

    __tablename__ = "resolution"

    resolved_by: Mapped[int] = mapped_column(BigInteger)


class BatchValidation(Dated, Base):
    """One of the two people who found a batch right; nobody validates twice."""

    __tablename__ = "batch_validation"

    batch_id: Mapped[int] = mapped_column(ForeignKey("paper_batch.id", ondelete="CASCADE"), primary_key=True)
    validated_by: Mapped[int] = mapped_column(BigInteger, primary_key=True)


class PaperReport(Base):
    """The end of a vote's count on paper: how many ballots were handed out and came back, and why these differ if they do."""

    __tablename__ = "paper_report"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    handed_count: Mapped[int]
    returned_count: Mapped[int]
    spoiled_count: Mapped[int]
    remark: Mapped[str] = mapped_column(Text, default="", server_default="")
    reported_at: Mapped[datetime] = mapped_column(server_default=func.now())
