"""Results of a questionnaire, the questions they are crossed with, and who took the responses home."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ABOUT = [op.f("fk_results_questionnaire_id"), op.f("fk_responses_download_questionnaire_id")]


def upgrade() -> None:
    """Adds the mark of questions that results are crossed with, the results, and the downloads of responses."""
    op.add_column("question", sa.Column("is_crossed", sa.Boolean(), server_default="false", nullable=False))
    op.create_table(
        "results",
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("figures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("published", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(published IS NULL) = (published_at IS NULL)", name=op.f("ck_results_published_with_its_day")),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=ABOUT[0], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("questionnaire_id", name=op.f("pk_results")),
    )
    op.create_table(
        "responses_download",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=4), nullable=False),
        sa.Column("responses_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("format IN ('csv', 'xlsx', 'ods')", name=op.f("ck_responses_download_format_is_known")),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 500", name=op.f("ck_responses_download_reason_is_given")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_responses_download_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=ABOUT[1], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses_download")),
    )
    op.create_index(op.f("ix_responses_download_questionnaire_id"), "responses_download", ["questionnaire_id"], unique=False)


def downgrade() -> None:
    """Removes all of it."""
    op.drop_index(op.f("ix_responses_download_questionnaire_id"), table_name="responses_download")
    op.drop_table("responses_download")
    op.drop_table("results")
    op.drop_column("question", "is_crossed")
