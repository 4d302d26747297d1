"""How Alembic reaches the database: through the application when Flask-Migrate calls it."""

from alembic import context
from flask import current_app

from consult.core.db import Base

database = current_app.extensions["migrate"].db


def run() -> None:
    """Runs the migrations in one transaction, comparing types and defaults when generating."""
    with database.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()


run()
