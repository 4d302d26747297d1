"""Finding one row by its public identifier."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm.interfaces import ORMOption

from consult.core.db import db
from consult.core.errors import NotFound

Row = TypeVar("Row")


def by_uid(model: type[Row], uid: str, *options: ORMOption) -> Row:
    """The row of that public identifier; raises NotFound when there is none."""
    columns: Any = model
    row = db.session.scalars(select(model).where(columns.uid == uid).options(*options)).unique().one_or_none()
    if row is None:
        raise NotFound
    return row


def locked(row: Row) -> Row:
    """The row as it stands now, locked until the transaction ends, so that nobody changes its state meanwhile."""
    db.session.refresh(row, with_for_update={"of": type(row)})
    return row
