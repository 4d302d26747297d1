"""photos joined to answers

Revision ID: 0006
Revises: 0005

"""

from alembic import op
import sqlalchemy as sa

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "attachment",
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("uid", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("octet_length(content) BETWEEN 1 AND 4194304", name=op.f("ck_attachment_size_is_bearable")),
        sa.CheckConstraint("digest = encode(sha256(content), 'hex')", name=op.f("ck_attachment_digest_is_of_content")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attachment_person_id")),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_attachment_questionnaire_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"])
    op.create_index(
        "uq_attachment_questionnaire_id_person_id_digest",
        "attachment",
        ["questionnaire_id", "person_id", "digest"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )


def downgrade():
    op.drop_table("attachment")
