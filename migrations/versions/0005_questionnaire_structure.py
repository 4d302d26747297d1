"""Pages, conditions, versions, drafts and channels of questionnaires."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = {
    "question": (
        ("page", sa.Integer(), "1"),
        ("section", sa.Text(), ""),
        ("is_sensitive", sa.Boolean(), "false"),
        ("easy_text", sa.Text(), ""),
        ("show_if", postgresql.JSONB(none_as_null=True), None),
        ("translations", postgresql.JSONB(), "{}"),
    ),
    "questionnaire": (
        ("version", sa.Integer(), "1"),
        ("counts_from", sa.Integer(), "1"),
        ("is_draft", sa.Boolean(), "false"),
        ("is_paged", sa.Boolean(), "false"),
        ("assurance", sa.String(length=16), "email"),
        ("language", sa.String(length=5), "fr"),
        ("translations", postgresql.JSONB(), "{}"),
    ),
    "response": (
        ("assurance", sa.String(length=16), "email"),
        ("minutes", sa.Integer(), None),
        ("sent_key", sa.String(length=12), None),
        ("untold", postgresql.ARRAY(sa.String(length=12)), "{}"),
    ),
}
CHECKS = {
    "question": {"page_is_numbered": "page >= 1"},
    "questionnaire": {
        "counts_from_an_earlier_version": "counts_from BETWEEN 1 AND version",
        "assurance_is_known": "assurance IN ('open', 'email')",
    },
    "response": {
        "assurance_is_known": "assurance IN ('open', 'email', 'elsewhere')",
        "minutes_of_one_sitting": "minutes BETWEEN 0 AND 240",
    },
}


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for name, kind, default in columns:
            op.add_column(table, sa.Column(name, kind, server_default=default, nullable=default is None))
        for name, rule in CHECKS[table].items():
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, rule)
    op.execute("UPDATE response SET assurance = 'elsewhere' WHERE channel = 'import'")
    op.drop_constraint(op.f("uq_question_uid"), "question", type_="unique")
    op.create_unique_constraint(op.f("uq_question_questionnaire_id_uid"), "question", ["questionnaire_id", "uid"])
    op.drop_constraint(op.f("uq_questionnaire_consultation_id"), "questionnaire", type_="unique")
    op.create_unique_constraint("uq_questionnaire_consultation_id_version", "questionnaire", ["consultation_id", "version"])
    only_drafts = sa.text("is_draft")
    op.create_index(
        "uq_questionnaire_one_draft", "questionnaire", ["consultation_id"], unique=True, postgresql_where=only_drafts
    )
    op.create_unique_constraint(op.f("uq_response_sent_key"), "response", ["sent_key"])
    _create_drafts()


def _create_drafts() -> None:
    op.create_table(
        "response_draft",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("code", sa.String(length=11), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("typed", postgresql.JSONB(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], name=op.f("fk_response_draft_consultation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_response_draft_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response_draft")),
        sa.UniqueConstraint("code", name=op.f("uq_response_draft_code")),
        sa.UniqueConstraint("consultation_id", "person_id", name="uq_response_draft_consultation_id_person_id"),
        sa.UniqueConstraint("uid", name=op.f("uq_response_draft_uid")),
    )
    op.create_index(op.f("ix_response_draft_consultation_id"), "response_draft", ["consultation_id"], unique=False)


def downgrade() -> None:
    op.drop_table("response_draft")
    op.drop_index("uq_questionnaire_one_draft", table_name="questionnaire")
    op.drop_constraint("uq_questionnaire_consultation_id_version", "questionnaire", type_="unique")
    op.create_unique_constraint(op.f("uq_questionnaire_consultation_id"), "questionnaire", ["consultation_id"])
    op.drop_constraint(op.f("uq_question_questionnaire_id_uid"), "question", type_="unique")
    op.create_unique_constraint(op.f("uq_question_uid"), "question", ["uid"])
    for table, columns in COLUMNS.items():
        for name in CHECKS[table]:
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table, type_="check")
        for name, _kind, _default in columns:
            op.drop_column(table, name)
