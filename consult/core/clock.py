"""The time of the process, always in UTC; what opens or expires is compared with the database's clock instead."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return datetime.now(UTC)


def database_now() -> ColumnElement[datetime]:
    """SQL for the database's clock at the moment the row is read, not when the transaction began."""
    return func.clock_timestamp()
