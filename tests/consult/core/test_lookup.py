"""Finding one row."""

import pytest

from consult.core.db import db
from consult.core.errors import NotFound
from consult.core.lookup import by_uid, locked
from consult.core.transaction import transaction
from consult.territories.models import Territory

pytestmark = pytest.mark.usefixtures("database")


def test_a_row_is_found_by_its_public_identifier() -> None:
    db.session.add(made := Territory(name="Valfleuri"))
    db.session.commit()
    assert by_uid(Territory, made.uid) is made


@pytest.mark.parametrize("uid", ["", "nowhere", "'; DROP TABLE territory", "é" * 300])
def test_what_is_not_there_is_not_found(uid: str) -> None:
    with pytest.raises(NotFound):
        by_uid(Territory, uid)


def test_a_locked_row_is_the_row_as_it_stands_now() -> None:
    db.session.add(made := Territory(name="Valfleuri"))
    db.session.commit()
    db.session.execute(db.text("UPDATE territory SET name = 'Valfleuri-sur-Orne'"))
    with transaction():
        assert locked(made).name == "Valfleuri-sur-Orne"
