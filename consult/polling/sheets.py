"""Which sheet of a batch somebody types in next, and in which of the two rounds."""

from typing import Any

from sqlalchemy import Row, exists, func, select

from consult.accounts.models import Account
from consult.core.db import db
from consult.polling.models import BatchValidation, Keying, PaperBatch

ROUNDS = (1, 2)


def next_sheet(batch: PaperBatch, account_id: int | None) -> int | None:
    """The first sheet that lacks a reading and that this person has not typed in; None when there is none."""
    numbers = func.generate_series(1, batch.sheets_count).table_valued("sheet", name="numbers").render_derived()
    here = (Keying.batch_id == batch.id, Keying.sheet == numbers.c.sheet)
    readings = select(func.count()).select_from(Keying).where(*here).correlate(numbers).scalar_subquery()
    own = exists().where(*here, Keying.keyed_by == account_id)
    rows = select(numbers.c.sheet).where(readings < len(ROUNDS), ~own).order_by(numbers.c.sheet).limit(1)
    return db.session.scalar(rows)


def round_for(batch: PaperBatch, sheet: int, account_id: int | None) -> int:
    """The round of this person's reading of the sheet: the one they have made, else the first that is free, else the second."""
    rows = select(Keying.keyed_by, Keying.round).where(Keying.batch_id == batch.id, Keying.sheet == sheet)
    made = {keyed_by: round for keyed_by, round in db.session.execute(rows)}
    free = [round for round in ROUNDS if round not in made.values()]
    return made.get(account_id or 0) or (free[0] if free else ROUNDS[-1])


def validations_of(batch: PaperBatch) -> list[Row[Any]]:
    """Who found the batch right and when (validated_by, created_at, name), in order; no name of a closed account."""
    name = func.coalesce(func.nullif(Account.name, ""), Account.email).label("name")
    rows = select(BatchValidation.validated_by, BatchValidation.created_at, name)
    rows = rows.outerjoin(Account, Account.id == BatchValidation.validated_by).where(BatchValidation.batch_id == batch.id)
    return list(db.session.execute(rows.order_by(BatchValidation.created_at)))
