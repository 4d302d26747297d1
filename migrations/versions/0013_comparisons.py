"""What a computation of an assessment found is kept, to be compared with another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep what the draft held with the computation."""
    op.add_column("assessment_run", sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("assessment_run", "outcome")
