"""Identities confirmed elsewhere, who a paper sheet is of, and corrections of sheets that count."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BEFORE = "'open', 'email', 'code', 'resident'"


def upgrade() -> None:
    _levels(f"{BEFORE}, 'identity'")
    op.alter_column("account", "email", nullable=True)
    op.create_table(
        "identity",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("octet_length(fingerprint) = 32", name=op.f("ck_identity_fingerprint_is_a_digest")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_identity_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_identity_fingerprint")),
        sa.UniqueConstraint("person_id", "issuer", name=op.f("uq_identity_person_id_issuer")),
    )
    op.add_column("paper_sheet", sa.Column("proof", sa.LargeBinary(), nullable=True))
    op.create_check_constraint(op.f("ck_paper_sheet_proof_is_a_digest"), "paper_sheet", "octet_length(proof) = 32")
    op.add_column("paper_sheet", sa.Column("is_published", sa.Boolean(), server_default="false", nullable=False))
    op.execute(
        """UPDATE paper_sheet SET is_published = true FROM sheet_series, results
        WHERE sheet_series.id = series_id AND results.questionnaire_id = sheet_series.questionnaire_id
        AND results.published_at IS NOT NULL AND outcome = 'paper'"""
    )
    op.create_table(
        "sheet_correction",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sheet_id", sa.BigInteger(), nullable=False),
        sa.Column("corrected_by", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answers", postgresql.JSONB(), nullable=False),
        sa.Column("untold", postgresql.ARRAY(sa.String(length=12)), nullable=False),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 500", name=op.f("ck_sheet_correction_reason_is_given")),
        sa.ForeignKeyConstraint(["sheet_id"], ["paper_sheet.id"], name=op.f("fk_sheet_correction_sheet_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["corrected_by"], ["account.id"], name=op.f("fk_sheet_correction_corrected_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_correction")),
        sa.UniqueConstraint("uid", name=op.f("uq_sheet_correction_uid")),
    )
    op.create_index("ix_sheet_correction_sheet_id", "sheet_correction", ["sheet_id"])


def downgrade() -> None:
    op.drop_table("sheet_correction")
    op.drop_column("paper_sheet", "is_published")
    op.drop_constraint(op.f("ck_paper_sheet_proof_is_a_digest"), "paper_sheet")
    op.drop_column("paper_sheet", "proof")
    op.drop_table("identity")
    op.execute("UPDATE account SET email = uid || '@without-address.invalid' WHERE email IS NULL")
    op.alter_column("account", "email", nullable=False)
    op.execute("UPDATE questionnaire SET assurance = 'email' WHERE assurance = 'identity'")
    op.execute("UPDATE response SET assurance = 'email' WHERE assurance = 'identity'")
    _levels(BEFORE)


def _levels(levels: str) -> None:
    """Says anew which levels of assurance a questionnaire can ask for and a response can have."""
    for table, known in (("questionnaire", levels), ("response", f"{levels}, 'elsewhere'")):
        op.drop_constraint(op.f(f"ck_{table}_assurance_is_known"), table)
        op.create_check_constraint(op.f(f"ck_{table}_assurance_is_known"), table, f"assurance IN ({known})")
