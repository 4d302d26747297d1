"""Which answers stand in no category of the census, so that those who gave them keep their share."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_apart",
        sa.Column("consultation_id", sa.BigInteger(), nullable=False),
        sa.Column("variable", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("variable <> '' AND answer <> ''", name=op.f("ck_answer_apart_says_what_it_is")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_answer_apart_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("consultation_id", "variable", "answer", name=op.f("pk_answer_apart")),
    )


def downgrade() -> None:
    op.drop_table("answer_apart")
