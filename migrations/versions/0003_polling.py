"""rolls, voting codes, paper ballots

Revision ID: 0003
Revises: 0002

"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "paper_batch",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("sheets_count", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("sheets_count BETWEEN 1 AND 5000", name=op.f("ck_paper_batch_size_is_workable")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_paper_batch_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_batch")),
        sa.UniqueConstraint("uid", name=op.f("uq_paper_batch_uid")),
        sa.UniqueConstraint("vote_id", "number", name=op.f("uq_paper_batch_vote_id_number")),
    )
    op.create_table(
        "paper_report",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("handed_count", sa.Integer(), nullable=False),
        sa.Column("returned_count", sa.Integer(), nullable=False),
        sa.Column("spoiled_count", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_paper_report_vote_id")),
        sa.PrimaryKeyConstraint("vote_id", name=op.f("pk_paper_report")),
    )
    op.create_table(
        "roll_entry",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("area", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_roll_entry_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_roll_entry_uid")),
        sa.UniqueConstraint("vote_id", "reference", name=op.f("uq_roll_entry_vote_id_reference")),
    )
    op.create_table(
        "batch_validation",
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("validated_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["paper_batch.id"], name=op.f("fk_batch_validation_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("batch_id", "validated_by", name=op.f("pk_batch_validation")),
    )
    op.create_table(
        "keying",
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("keyed_by", sa.BigInteger(), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("choices", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("ballot_values", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("is_spoiled", sa.Boolean(), nullable=False),
        sa.CheckConstraint("round IN (1, 2)", name=op.f("ck_keying_round_is_known")),
        sa.ForeignKeyConstraint(["batch_id"], ["paper_batch.id"], name=op.f("fk_keying_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round", "batch_id", "sheet", name=op.f("pk_keying")),
        sa.UniqueConstraint("batch_id", "sheet", "keyed_by", name=op.f("uq_keying_batch_id_sheet_keyed_by")),
    )
    op.create_table(
        "resolution",
        sa.Column("resolved_by", sa.BigInteger(), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("choices", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("ballot_values", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("is_spoiled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["paper_batch.id"], name=op.f("fk_resolution_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("batch_id", "sheet", name=op.f("pk_resolution")),
    )
    op.create_table(
        "voting_code",
        sa.Column("vote_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("voter_key", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_assisted", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("issued_by", sa.BigInteger(), nullable=True),
        sa.Column("roll_entry_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(kind = 'desk') = (expires_at IS NOT NULL)", name=op.f("ck_voting_code_desk_codes_expire")),
        sa.CheckConstraint("kind IN ('post', 'desk')", name=op.f("ck_voting_code_kind_is_known")),
        sa.CheckConstraint("octet_length(digest) = 32", name=op.f("ck_voting_code_digest_is_a_digest")),
        sa.ForeignKeyConstraint(["issued_by"], ["account.id"], name=op.f("fk_voting_code_issued_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["roll_entry_id"], ["roll_entry.id"], name=op.f("fk_voting_code_roll_entry_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_voting_code_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_code")),
        sa.UniqueConstraint("digest", name=op.f("uq_voting_code_digest")),
        sa.UniqueConstraint("uid", name=op.f("uq_voting_code_uid")),
    )
    op.create_index(op.f("ix_voting_code_roll_entry_id"), "voting_code", ["roll_entry_id"], unique=False)
    op.create_index(op.f("ix_voting_code_vote_id"), "voting_code", ["vote_id"], unique=False)
    op.create_index(
        "uq_voting_code_live_by_post",
        "voting_code",
        ["vote_id", "voter_key"],
        unique=True,
        postgresql_where=sa.text("kind = 'post' AND revoked_at IS NULL"),
    )


def downgrade():
    op.drop_index(
        "uq_voting_code_live_by_post", table_name="voting_code", postgresql_where=sa.text("kind = 'post' AND revoked_at IS NULL")
    )
    op.drop_index(op.f("ix_voting_code_vote_id"), table_name="voting_code")
    op.drop_index(op.f("ix_voting_code_roll_entry_id"), table_name="voting_code")
    op.drop_table("voting_code")
    op.drop_table("resolution")
    op.drop_table("keying")
    op.drop_table("batch_validation")
    op.drop_table("roll_entry")
    op.drop_table("paper_report")
    op.drop_table("paper_batch")
