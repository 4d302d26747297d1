"""printed sheets, their keying and the people in the field

Revision ID: 0011
Revises: 0010

"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "sheet_series",
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheets_count", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("is_large", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("keying_days", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("keying_days BETWEEN 0 AND 60", name=op.f("ck_sheet_series_keying_ends")),
        sa.CheckConstraint("sheets_count BETWEEN 1 AND 2000", name=op.f("ck_sheet_series_size_is_workable")),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_sheet_series_questionnaire_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_series")),
        sa.UniqueConstraint("questionnaire_id", "number", name=op.f("uq_sheet_series_questionnaire_id_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_sheet_series_uid")),
    )
    op.create_table(
        "series_file",
        sa.Column("series_id", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.CheckConstraint("(content IS NULL) = (made_at IS NULL)", name=op.f("ck_series_file_made_with_its_content")),
        sa.CheckConstraint("first BETWEEN 1 AND last", name=op.f("ck_series_file_file_holds_sheets")),
        sa.ForeignKeyConstraint(["series_id"], ["sheet_series.id"], name=op.f("fk_series_file_series_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_file")),
        sa.UniqueConstraint("series_id", "first", name=op.f("uq_series_file_series_id_first")),
        sa.UniqueConstraint("uid", name=op.f("uq_series_file_uid")),
    )
    op.create_table(
        "paper_sheet",
        sa.Column("series_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=11), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("differing", sa.Integer(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.CheckConstraint("outcome IN ('web', 'paper', 'spoiled')", name=op.f("ck_paper_sheet_outcome_is_known")),
        sa.CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name=op.f("ck_paper_sheet_settled_with_an_outcome")),
        sa.ForeignKeyConstraint(["series_id"], ["sheet_series.id"], name=op.f("fk_paper_sheet_series_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_sheet")),
        sa.UniqueConstraint("code", name=op.f("uq_paper_sheet_code")),
        sa.UniqueConstraint("series_id", "number", name=op.f("uq_paper_sheet_series_id_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_paper_sheet_uid")),
    )
    op.create_table(
        "sheet_keying",
        sa.Column("sheet_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("keyed_by", sa.BigInteger(), nullable=False),
        sa.Column("answers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("untold", postgresql.ARRAY(sa.String(length=12)), nullable=False),
        sa.Column("is_spoiled", sa.Boolean(), nullable=False),
        sa.CheckConstraint("round IN (1, 2)", name=op.f("ck_sheet_keying_round_is_known")),
        sa.ForeignKeyConstraint(["sheet_id"], ["paper_sheet.id"], name=op.f("fk_sheet_keying_sheet_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sheet_id", "round", name=op.f("pk_sheet_keying")),
        sa.UniqueConstraint("sheet_id", "keyed_by", name=op.f("uq_sheet_keying_sheet_id_keyed_by")),
    )
    op.create_table(
        "volunteer",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_volunteer_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_volunteer_consultation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("consultation_id", "account_id", name=op.f("uq_volunteer_consultation_id_account_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_volunteer_uid")),
    )
    op.create_index(op.f("ix_volunteer_account_id"), "volunteer", ["account_id"], unique=False)
    op.create_table(
        "field_day",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), server_default=sa.text("CURRENT_DATE"), nullable=False),
        sa.Column("responses_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("responses_count > 0", name=op.f("ck_field_day_somebody_answered")),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_field_day_consultation_id")),
        sa.PrimaryKeyConstraint("consultation_id", "account_id", "day", name=op.f("pk_field_day")),
    )


def downgrade():
    op.drop_table("field_day")
    op.drop_table("volunteer")
    op.drop_table("sheet_keying")
    op.drop_table("paper_sheet")
    op.drop_table("series_file")
    op.drop_table("sheet_series")
