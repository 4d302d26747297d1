"""One transaction, all or nothing."""

import pytest

from consult.core.db import db
from consult.core.transaction import NestedTransaction, transaction
from consult.territories.models import Territory

pytestmark = pytest.mark.usefixtures("database")


def _names() -> set[str]:
    return set(db.session.scalars(db.select(Territory.name)))


def test_a_block_that_ends_well_is_kept() -> None:
    with transaction():
        db.session.add(Territory(name="Valfleuri"))
    assert _names() == {"Valfleuri"}


def test_a_block_that_fails_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        db.session.add(Territory(name="Valfleuri"))
        db.session.flush()
        _ = 1 / 0
    assert _names() == set()


def test_a_transaction_inside_another_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(NestedTransaction), transaction():
        db.session.add(Territory(name="Valfleuri"))
        with transaction():
            pass
    assert _names() == set()


def test_a_snapshot_sees_one_instant() -> None:
    with transaction(snapshot=True):
        level = db.session.scalar(db.text("SHOW transaction_isolation"))
    assert level == "repeatable read"
