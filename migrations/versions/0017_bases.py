"""On whose answers figures rest: of assessments, of their runs, of results."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = (("needs_assessment", "basis"), ("assessment_run", "basis"), ("results", "basis"), ("results", "published_basis"))


def upgrade() -> None:
    for table, name in COLUMNS:
        op.add_column(table, sa.Column(name, JSONB(none_as_null=True), nullable=True))


def downgrade() -> None:
    for table, name in reversed(COLUMNS):
        op.drop_column(table, name)
