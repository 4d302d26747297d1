"""Files of responses that are prepared while nobody waits."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLE = "responses_download"
ANY_UID = "substr(md5(random()::text), 1, 12)"


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("uid", sa.String(length=12), server_default=sa.text(ANY_UID), nullable=False))
    op.alter_column(TABLE, "uid", server_default=None)
    op.create_unique_constraint(op.f("uq_responses_download_uid"), TABLE, ["uid"])
    op.add_column(TABLE, sa.Column("language", sa.String(length=5), server_default="en", nullable=False))
    op.add_column(TABLE, sa.Column("is_prepared", sa.Boolean(), server_default="false", nullable=False))
    op.add_column(TABLE, sa.Column("written_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(TABLE, sa.Column("content", sa.LargeBinary(), nullable=True))
    op.create_check_constraint(
        op.f("ck_responses_download_written_with_its_day"), TABLE, "content IS NULL OR (is_prepared AND written_at IS NOT NULL)"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_responses_download_written_with_its_day"), TABLE)
    for name in ("content", "written_at", "is_prepared", "language", "uid"):
        op.drop_column(TABLE, name)
