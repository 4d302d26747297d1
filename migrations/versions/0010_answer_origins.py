"""Where imported answers come from: names of questions elsewhere, files that wait, rows that were taken in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the name of a question in other programs, the files of answers that wait, and the rows taken from them."""
    op.add_column("question", sa.Column("code", sa.String(length=64), server_default="", nullable=False))
    op.create_table(
        "answer_file",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("mapping", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("octet_length(content) BETWEEN 1 AND 10485760", name=op.f("ck_answer_file_size_is_bearable")),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_answer_file_consultation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_file")),
        sa.UniqueConstraint("uid", name=op.f("uq_answer_file_uid")),
    )
    op.create_index(op.f("ix_answer_file_consultation_id"), "answer_file", ["consultation_id"], unique=False)
    op.create_table(
        "answer_origin",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("octet_length(origin) = 16", name=op.f("ck_answer_origin_origin_is_a_digest")),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_answer_origin_consultation_id")),
        sa.PrimaryKeyConstraint("consultation_id", "origin", name=op.f("pk_answer_origin")),
    )


def downgrade() -> None:
    """Removes all of it."""
    op.drop_table("answer_origin")
    op.drop_index(op.f("ix_answer_file_consultation_id"), table_name="answer_file")
    op.drop_table("answer_file")
    op.drop_column("question", "code")
