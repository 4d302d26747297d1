"""Which draft of an assessment organisers read while people answer, and on whose answers each they have read rested."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

DRAFT, UNSEEN, SEEN = "number IS NULL", "number IS NULL AND seen_at IS NULL", "number IS NULL AND seen_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("needs_assessment", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "draft_look",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("basis", JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_draft_look_consultation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_look")),
    )
    op.create_index("ix_draft_look_consultation_id", "draft_look", ["consultation_id"])
    # Until now organisers read each draft: those that are there count as read.
    op.execute(f"UPDATE needs_assessment SET seen_at = computed_at WHERE {DRAFT}")
    op.execute(
        "INSERT INTO draft_look (consultation_id, basis) SELECT consultation_id, basis FROM needs_assessment "
        f"WHERE {DRAFT} AND (basis ->> 'people')::bigint >= 11"
    )
    op.drop_index("uq_needs_assessment_draft", table_name="needs_assessment")
    _index("uq_needs_assessment_draft", UNSEEN)
    _index("uq_needs_assessment_seen_draft", SEEN)


def downgrade() -> None:
    newer = f"SELECT consultation_id FROM needs_assessment WHERE {UNSEEN}"
    op.execute(f"DELETE FROM needs_assessment WHERE {SEEN} AND consultation_id IN ({newer})")
    op.drop_index("uq_needs_assessment_seen_draft", table_name="needs_assessment")
    op.drop_index("uq_needs_assessment_draft", table_name="needs_assessment")
    _index("uq_needs_assessment_draft", DRAFT)
    op.drop_table("draft_look")
    op.drop_column("needs_assessment", "seen_at")


def _index(name: str, where: str) -> None:
    op.create_index(name, "needs_assessment", ["consultation_id"], unique=True, postgresql_where=sa.text(where))
