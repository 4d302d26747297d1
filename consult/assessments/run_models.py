"""How assessments are made, and the runs that make them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.consultations.models import Consultation
from consult.core.db import Base, Dated, Identified

COUNTING, DRAWING, FINISHING = "counting", "drawing", "finishing"
LIVE = (COUNTING, DRAWING, FINISHING)
DONE, CANCELLED, FAILED = "done", "cancelled", "failed"
STATES = (*LIVE, DONE, CANCELLED, FAILED)


class AssessmentRecipe(Dated, Base):
    """What organisers chose for the assessments of a consultation, as `recipes.Recipe.as_json` writes it."""

    __tablename__ = "assessment_recipe"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    recipe: Mapped[dict[str, Any]] = mapped_column(JSONB)


class AssessmentRun(Identified, Dated, Base):
    """One computation of the draft. A consultation has one that is live at most; a long one is shared out in parts.

    `plan` is what it counts, as `planning.Plan` writes it; `weights` those of the cells while it draws; `reason` says
    why it failed; `respondents` of each unit, `draws_seed` and `input_digest` are known once all is counted; `outcome` is
    what the draft held, as `snapshots.outcome_of` writes it; `basis` on whose answers it rests; while it
    is live, and once it was stopped, what it keeps of them.
    """

    __tablename__ = "assessment_run"
    __table_args__ = (
        Index("uq_assessment_run_live", "consultation_id", unique=True, postgresql_where=text(f"state IN {LIVE}")),
        CheckConstraint(f"state IN {STATES}", name="state_is_known"),
        CheckConstraint(f"(state IN {LIVE}) = (finished_at IS NULL)", name="finished_when_over"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    plan: Mapped[dict[str, Any]] = mapped_column(JSONB)
    parts_count: Mapped[int]
    respondents: Mapped[list[int]] = mapped_column(JSONB, default=list)
    weights: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    draws_seed: Mapped[int | None]
    input_digest: Mapped[str | None] = mapped_column(String(64))
    code_version: Mapped[str] = mapped_column(String(40))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    reason: Mapped[str | None] = mapped_column(String(64))
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSONB, deferred=True)
    basis: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    consultation: Mapped[Consultation] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_live(self) -> bool:
        """Whether workers are at it."""
        return self.state in LIVE

    @property
    def steps(self) -> int:
        """How many steps it has: each part is counted, then drawn from."""
        return 2 * self.parts_count

    @property
    def seconds(self) -> float | None:
        """How long it took, or None while it is live."""
        return None if self.finished_at is None else (self.finished_at - self.started_at).total_seconds()


class AssessmentPart(Base):
    """Responses that one worker counts and draws from: those between two ids. Deleted when the run is over.

    `voices`, `counts` and `draws` are packed arrays, each there once it was computed.
    """

    __tablename__ = "assessment_part"
    __table_args__ = (UniqueConstraint("run_id", "place"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("assessment_run.id", ondelete="CASCADE"))
    place: Mapped[int]
    first_id: Mapped[int] = mapped_column(BigInteger)
    last_id: Mapped[int] = mapped_column(BigInteger)
    responses_count: Mapped[int]
    first_unit: Mapped[int | None]
    voices: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    counts: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    draws: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    run: Mapped[AssessmentRun] = relationship(lazy="joined", innerjoin=True)
