"""Which quotes stand on a printed assessment; those printed before have none, and are printed anew."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("report_sheet", sa.Column("quotes_digest", sa.String(length=64), server_default="", nullable=False))
    op.alter_column("report_sheet", "quotes_digest", server_default=None)
    op.execute("INSERT INTO outbox (job, target_id) SELECT DISTINCT 'assessments.print_report', assessment_id FROM report_sheet")


def downgrade() -> None:
    op.execute("DELETE FROM report_sheet")
    op.drop_column("report_sheet", "quotes_digest")
