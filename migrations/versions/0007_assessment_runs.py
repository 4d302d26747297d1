"""Recipes and runs of needs assessments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment_recipe",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("recipe", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_assessment_recipe_consultation_id")),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_assessment_recipe")),
    )
    op.create_table(
        "assessment_run",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("parts_count", sa.Integer(), nullable=False),
        sa.Column("respondents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=True),
        sa.Column("draws_seed", sa.Integer(), nullable=True),
        sa.Column("input_digest", sa.String(length=64), nullable=True),
        sa.Column("code_version", sa.String(length=40), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=64), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(state IN ('counting', 'drawing', 'finishing')) = (finished_at IS NULL)",
            name=op.f("ck_assessment_run_finished_when_over"),
        ),
        sa.CheckConstraint(
            "state IN ('counting', 'drawing', 'finishing', 'done', 'cancelled', 'failed')",
            name=op.f("ck_assessment_run_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["account.id"], name=op.f("fk_assessment_run_cancelled_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_assessment_run_consultation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_run")),
        sa.UniqueConstraint("uid", name=op.f("uq_assessment_run_uid")),
    )
    op.create_index(op.f("ix_assessment_run_consultation_id"), "assessment_run", ["consultation_id"], unique=False)
    op.create_index(
        "uq_assessment_run_live",
        "assessment_run",
        ["consultation_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('counting', 'drawing', 'finishing')"),
    )
    op.create_table(
        "assessment_part",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.BigInteger(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("responses_count", sa.Integer(), nullable=False),
        sa.Column("first_unit", sa.Integer(), nullable=True),
        sa.Column("voices", sa.LargeBinary(), nullable=True),
        sa.Column("counts", sa.LargeBinary(), nullable=True),
        sa.Column("draws", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["assessment_run.id"], name=op.f("fk_assessment_part_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_part")),
        sa.UniqueConstraint("run_id", "place", name=op.f("uq_assessment_part_run_id_place")),
    )
    op.create_table(
        "report_sheet",
        sa.Column("assessment_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("digest = encode(sha256(content), 'hex')", name=op.f("ck_report_sheet_digest_is_of_content")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["needs_assessment.id"], name=op.f("fk_report_sheet_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "language", name=op.f("pk_report_sheet")),
    )


def downgrade() -> None:
    op.drop_table("report_sheet")
    op.drop_table("assessment_part")
    op.drop_index(
        "uq_assessment_run_live",
        table_name="assessment_run",
        postgresql_where=sa.text("state IN ('counting', 'drawing', 'finishing')"),
    )
    op.drop_index(op.f("ix_assessment_run_consultation_id"), table_name="assessment_run")
    op.drop_table("assessment_run")
    op.drop_table("assessment_recipe")
