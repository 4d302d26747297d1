"""Ballots of people whom an identity provider named."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

CHECK = "ck_ballot_assurance_is_known"
LEVELS = "'email', 'post', 'desk'"


def upgrade() -> None:
    op.drop_constraint(op.f(CHECK), "ballot")
    op.create_check_constraint(op.f(CHECK), "ballot", f"assurance IN ({LEVELS}, 'identity')")


def downgrade() -> None:
    op.drop_constraint(op.f(CHECK), "ballot")
    op.execute("UPDATE ballot SET assurance = 'email' WHERE assurance = 'identity'")
    op.create_check_constraint(op.f(CHECK), "ballot", f"assurance IN ({LEVELS})")
