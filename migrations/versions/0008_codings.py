"""Codings of free texts by people, and what a machine proposed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voice_report",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("review", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_voice_report_consultation_id")),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_voice_report")),
    )
    op.create_table(
        "coding",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_kind", sa.String(length=8), nullable=False),
        sa.Column("subject_uid", sa.String(length=12), nullable=False),
        sa.Column("question_uid", sa.String(length=12), nullable=False),
        sa.Column("need_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("is_quotable", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(subject_kind = 'idea') = (question_uid = '')", name=op.f("ck_coding_answers_name_their_question")),
        sa.CheckConstraint("state <> 'proposed' OR score IS NOT NULL", name=op.f("ck_coding_programs_propose")),
        sa.CheckConstraint("state IN ('proposed', 'confirmed', 'refused')", name=op.f("ck_coding_state_is_known")),
        sa.CheckConstraint("subject_kind IN ('answer', 'idea')", name=op.f("ck_coding_kind_is_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_coding_account_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_coding_consultation_id")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_coding_need_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding")),
        sa.UniqueConstraint(
            "subject_kind",
            "subject_uid",
            "question_uid",
            "need_id",
            name=op.f("uq_coding_subject_kind_subject_uid_question_uid_need_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index("ix_coding_consultation_id_state", "coding", ["consultation_id", "state"], unique=False)
    op.create_index(op.f("ix_coding_need_id"), "coding", ["need_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_coding_need_id"), table_name="coding")
    op.drop_index("ix_coding_consultation_id_state", table_name="coding")
    op.drop_table("coding")
    op.drop_table("voice_report")
