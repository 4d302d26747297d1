"""What organisers saw of results before the end, and on whose answers each look rested."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("results", sa.Column("seen", JSONB(none_as_null=True), nullable=True))
    op.add_column("results", sa.Column("seen_bases", JSONB(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("results", "seen_bases")
    op.drop_column("results", "seen")
