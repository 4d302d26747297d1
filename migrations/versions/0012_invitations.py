"""Invited codes, lists of residents, added statements, and the revision of a questionnaire."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# Whatever changes a questionnaire or a question makes another revision, whoever writes it and by whichever way.
REVISE = """
    CREATE FUNCTION revise_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.revision := gen_random_uuid(); RETURN NEW; END $$;
    CREATE TRIGGER another_revision BEFORE UPDATE ON questionnaire
        FOR EACH ROW EXECUTE FUNCTION revise_questionnaire();
    CREATE FUNCTION revise_questionnaire_of_question() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE questionnaire SET revision = gen_random_uuid() WHERE id IN (OLD.questionnaire_id, NEW.questionnaire_id);
            RETURN NULL;
        END $$;
    CREATE TRIGGER another_revision AFTER INSERT OR UPDATE OR DELETE ON question
        FOR EACH ROW EXECUTE FUNCTION revise_questionnaire_of_question();
"""
REVISE_NO_MORE = """
    DROP TRIGGER another_revision ON question;
    DROP FUNCTION revise_questionnaire_of_question;
    DROP TRIGGER another_revision ON questionnaire;
    DROP FUNCTION revise_questionnaire;
"""
HANDLE = "handle IS NULL OR (octet_length(handle) = 32 AND person_id IS NULL)"


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", sa.BigInteger(), nullable=True),
        *_identified(),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("octet_length(digest) = 32", name=op.f("ck_invitation_digest_is_a_digest")),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_invitation_consultation_id")),
        sa.ForeignKeyConstraint(["issued_by"], ["account.id"], name=op.f("fk_invitation_issued_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("consultation_id", "number", name=op.f("uq_invitation_consultation_id_number")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitation_digest")),
        sa.UniqueConstraint("uid", name=op.f("uq_invitation_uid")),
    )
    op.create_table(
        "resident_claim",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "octet_length(digest) = 32 AND octet_length(mark) = 32", name=op.f("ck_resident_claim_digests_are_digests")
        ),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_resident_claim_consultation_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_resident_claim")),
    )
    op.create_index("ix_resident_claim_consultation_id", "resident_claim", ["consultation_id"])
    op.create_table(
        "added_statement",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("question_uid", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("review_state", sa.String(length=16), nullable=False),
        *_identified(),
        sa.CheckConstraint(
            "review_state IN ('pending', 'approved', 'returned')", name=op.f("ck_added_statement_review_state_is_known")
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_added_statement_says_something")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_added_statement_author_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_added_statement_consultation_id")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_added_statement_response_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_added_statement")),
        sa.UniqueConstraint("consultation_id", "question_uid", "plain", name="uq_added_statement_says_something_new"),
        sa.UniqueConstraint("uid", name=op.f("uq_added_statement_uid")),
    )
    for column in ("consultation_id", "response_id", "review_state"):
        op.create_index(f"ix_added_statement_{column}", "added_statement", [column])
    op.add_column("questionnaire", sa.Column("is_replaceable", sa.Boolean(), server_default="true", nullable=False))
    op.add_column("questionnaire", sa.Column("revision", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False))
    op.add_column("response", sa.Column("handle", sa.LargeBinary(), nullable=True))
    op.create_unique_constraint("uq_response_handle", "response", ["handle"])
    op.create_check_constraint(op.f("ck_response_handle_is_a_digest_of_nobody_named"), "response", HANDLE)
    _levels("'open', 'email', 'code', 'resident'")
    op.execute(REVISE)


def downgrade() -> None:
    op.execute(REVISE_NO_MORE)
    op.execute("UPDATE questionnaire SET assurance = 'email' WHERE assurance IN ('code', 'resident')")
    op.execute("UPDATE response SET assurance = 'open' WHERE assurance IN ('code', 'resident')")
    _levels("'open', 'email'")
    op.drop_constraint(op.f("ck_response_handle_is_a_digest_of_nobody_named"), "response")
    op.drop_constraint("uq_response_handle", "response")
    op.drop_column("response", "handle")
    op.drop_column("questionnaire", "revision")
    op.drop_column("questionnaire", "is_replaceable")
    for table in ("added_statement", "resident_claim", "invitation"):
        op.drop_table(table)


def _levels(levels: str) -> None:
    """Says anew which levels of assurance a questionnaire can ask for and a response can have."""
    for table, known in (("questionnaire", levels), ("response", f"{levels}, 'elsewhere'")):
        op.drop_constraint(op.f(f"ck_{table}_assurance_is_known"), table)
        op.create_check_constraint(op.f(f"ck_{table}_assurance_is_known"), table, f"assurance IN ({known})")


def _identified() -> tuple[sa.Column, sa.Column]:
    return (
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
    )
