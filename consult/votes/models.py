"""Votes, options, ballots and tallies."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified
from consult.ideas.models import Idea
from consult.needs.models import Need


class Vote(Identified, Dated, Base):
    """A vote of a consultation. It opens and closes with the vote stage, or by hand where that was announced without an end.

    What people choose from, how, under which rule, who may and how secretly is frozen at the first ballot.
    `electorate` is `accounts` (whoever has confirmed an address) or `roll` (whoever stands on the vote's roll).
    `points` is what a cumulative ballot may spread, or the highest score of a score ballot; `min_spend` the least a basket
    must cost, or the least number of points one must spread. `rule_settings` holds
    what the counting rule was told, as `counting_rules.election.Settings` names it. `revision` grows with each change of
    what the ballot paper says.
    """

    __tablename__ = "vote"
    __table_args__ = (
        CheckConstraint("min_choices >= 0 AND max_choices >= min_choices AND max_choices > 0", name="limits_make_sense"),
        CheckConstraint("secrecy IN ('open', 'confidential', 'external')", name="secrecy_is_known"),
        CheckConstraint("electorate IN ('accounts', 'roll')", name="electorate_is_known"),
        CheckConstraint("tie_rule IN ('file', 'name', 'cost')", name="tie_rule_is_known"),
        CheckConstraint("budget > 0 AND min_spend >= 0 AND min_spend <= budget", name="budget_makes_sense"),
        CheckConstraint("seats > 0 AND points > 0 AND quorum >= 0", name="numbers_make_sense"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    ballot_type: Mapped[str] = mapped_column(String(32), default="approval")
    counting_rule: Mapped[str] = mapped_column(String(32), default="plurality")
    rule_settings: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
    tie_rule: Mapped[str] = mapped_column(String(8), default="file", server_default="file")
    secrecy: Mapped[str] = mapped_column(String(16), default="confidential")
    external_url: Mapped[str] = mapped_column(Text, default="", server_default="")
    electorate: Mapped[str] = mapped_column(String(16), default="accounts", server_default="accounts")
    is_replaceable: Mapped[bool] = mapped_column(default=True, server_default="true")
    min_choices: Mapped[int] = mapped_column(default=1)
    max_choices: Mapped[int] = mapped_column(default=3)
    is_equal_rank_allowed: Mapped[bool] = mapped_column(default=False, server_default="false")
    seats: Mapped[int] = mapped_column(default=1, server_default="1")
    points: Mapped[int] = mapped_column(default=10, server_default="10")
    budget: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    min_spend: Mapped[Decimal] = mapped_column(Numeric(14, 2), default=Decimal(0), server_default="0")
    quorum: Mapped[int] = mapped_column(default=0, server_default="0")
    closed_at: Mapped[datetime | None]
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)
    options: Mapped[list["Option"]] = relationship(
        lazy="selectin", order_by="Option.position, Option.id", cascade="all, delete-orphan"
    )
    area_budgets: Mapped[list["AreaBudget"]] = relationship(
        lazy="select", order_by="AreaBudget.area", cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken now, by this process's clock: for display; casting asks the database's."""
        return self.closed_at is None and self.consultation.is_stage_open("vote")

    @property
    def is_over(self) -> bool:
        """Whether no ballot will be taken any more, by this process's clock."""
        return self.closed_at is not None or self.consultation.is_stage_past("vote")

    @property
    def has_announced_end(self) -> bool:
        """Whether people were told until when they can vote."""
        stage = self.consultation.stage("vote")
        return stage is not None and stage.closes_at is not None

    @property
    def ends_at(self) -> datetime | None:
        """When it closed or will close; None when that is not known yet."""
        stage = self.consultation.stage("vote")
        return self.closed_at or (stage.closes_at if stage else None)


class Option(Identified, Base):
    """Something one can vote for: an idea, a need, or a text of its own.

    Positions run from 0 without a gap. Of the options of one `exclusive_group` one alone can win.
    """

    __tablename__ = "option"
    __table_args__ = (
        UniqueConstraint("vote_id", "position", deferrable=True, initially="DEFERRED"),
        CheckConstraint("cost >= 0", name="cost_is_no_debt"),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    cost: Mapped[Decimal] = mapped_column(Numeric(14, 2), default=Decimal(0), server_default="0")
    area: Mapped[str] = mapped_column(Text, default="", server_default="")
    exclusive_group: Mapped[str] = mapped_column(Text, default="", server_default="")
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    idea: Mapped[Idea | None] = relationship(lazy="select")
    need: Mapped[Need | None] = relationship(lazy="select")


class AreaBudget(Base):
    """What may be spent on the options of one area, where a vote's budget is divided by area."""

    __tablename__ = "area_budget"
    __table_args__ = (CheckConstraint("budget > 0", name="budget_is_positive"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True)
    area: Mapped[str] = mapped_column(Text, primary_key=True)
    budget: Mapped[Decimal] = mapped_column(Numeric(14, 2))


class Ballot(Base):
    """One ballot under the voter's keyed handle: no person, no fine time, no sequence.

    `choices` holds option positions, `ballot_values` what each is marked with, as the ballot type reads them (empty for
    approvals). Without choices the row says that its voter was handed a paper ballot, so that no other is taken.
    `signature` is the name somebody chose to show in an open vote.
    """

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("cardinality(choices) <= 500", name="choices_are_few"),
        CheckConstraint("cardinality(ballot_values) IN (0, cardinality(choices))", name="each_value_has_its_choice"),
        CheckConstraint("(choices IS NULL) = (channel = 'handed')", name="only_paper_is_handed"),
        CheckConstraint("channel IN ('web', 'api', 'kiosk', 'paper', 'handed')", name="channel_is_known"),
        CheckConstraint("assurance IN ('email', 'post', 'desk', 'identity')", name="assurance_is_known"),
        CheckConstraint("octet_length(handle) = 32", name="handle_is_a_digest"),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    handle: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    tracker: Mapped[str] = mapped_column(String(11), unique=True)
    choices: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    ballot_values: Mapped[list[int]] = mapped_column(ARRAY(Integer), default=list, server_default="{}")
    assurance: Mapped[str] = mapped_column(String(16), default="email")
    channel: Mapped[str] = mapped_column(String(8), default="web", server_default="web")
    signature: Mapped[str] = mapped_column(Text, default="", server_default="")


class VoteSeal(Base):
    """A closed vote sealed: the ballots that count, by tracker, under one root; then, after the contest period, no key.

    `root` is the root of the Merkle tree over the sealed ballots, in the order of their trackers. `refused_count` ballots were
    put aside, because nobody eligible has their handle; without the key that could not be asked (`is_verified`). What the
    lines under the root say of assurance and channel, small groups being hidden, is noted; so is the last seal of the audit.
    """

    __tablename__ = "vote_seal"
    __table_args__ = (
        CheckConstraint("octet_length(root) = 32", name="root_is_a_digest"),
        CheckConstraint("contest_ends_at >= sealed_at", name="contest_follows_the_seal"),
    )

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    sealed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ballots_count: Mapped[int]
    refused_count: Mapped[int]
    is_verified: Mapped[bool]
    root: Mapped[bytes] = mapped_column(LargeBinary)
    shown_assurances: Mapped[list[str]] = mapped_column(ARRAY(Text))
    is_channel_shown: Mapped[bool]
    audit_seal_number: Mapped[int | None] = mapped_column(BigInteger)
    audit_head: Mapped[bytes | None] = mapped_column(LargeBinary)
    contest_ends_at: Mapped[datetime]
    key_destroyed_at: Mapped[datetime | None]


class SealedBallot(Base):
    """A ballot that counts, written at the sealing in the order of the trackers and all at once: no handle, no voter, no time."""

    __tablename__ = "sealed_ballot"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    tracker: Mapped[str] = mapped_column(String(11), primary_key=True)
    choices: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    ballot_values: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    assurance: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(8))
    signature: Mapped[str] = mapped_column(Text)


class RefusedBallot(Base):
    """A ballot put aside at the sealing: its tracker, and nothing of what stood on it."""

    __tablename__ = "refused_ballot"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    tracker: Mapped[str] = mapped_column(String(11), primary_key=True)


class Tally(Base):
    """The counted result of a closed vote, computed again from the sealed ballots whenever it is due.

    `by_assurance` holds, for each level of assurance that may be shown, its number of ballots, and the figures and winners
    they would give alone; None for a level that must stay hidden.
    """

    __tablename__ = "tally"

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    counted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ballots_count: Mapped[int]
    result: Mapped[dict[str, Any]] = mapped_column(JSONB)
    by_assurance: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
