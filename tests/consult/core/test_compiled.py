"""Statements handed to the driver behave as the session's own."""

import psycopg
import pytest
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from consult.core.compiled import Compiled
from consult.core.db import db
from consult.core.transaction import transaction
from consult.territories.models import Territory

pytestmark = pytest.mark.usefixtures("database")

ADD = Compiled(insert(Territory).values(name=bindparam("name"), uid=bindparam("uid")).inline())
PID = Compiled(select(func.pg_backend_pid()))


def _names() -> list[str]:
    return list(db.session.scalars(select(Territory.name).order_by(Territory.name)))


def test_what_it_writes_belongs_to_the_transaction_of_the_session() -> None:
    with pytest.raises(RuntimeError, match="half-way"), transaction():
        ADD.run({"name": "Valfleuri", "uid": "aaaaaaaaaaaa"})
        raise RuntimeError("half-way")
    assert _names() == []
    with transaction():
        ADD.run({"name": "Valfleuri", "uid": "aaaaaaaaaaaa"})
    db.session.rollback()
    assert _names() == ["Valfleuri"]


def test_a_violated_constraint_is_the_error_the_session_would_raise_and_names_the_constraint() -> None:
    with transaction():
        ADD.run({"name": "Valfleuri", "uid": "aaaaaaaaaaaa"})
    with pytest.raises(IntegrityError) as caught, transaction():
        ADD.run({"name": "Valfleuri again", "uid": "aaaaaaaaaaaa"})
    assert isinstance(caught.value.orig, psycopg.errors.UniqueViolation)
    assert caught.value.orig.diag.constraint_name == "uq_territory_uid"
    assert "Valfleuri" not in str(caught.value.statement) and _names() == ["Valfleuri"]


def test_a_connection_that_broke_is_not_used_again() -> None:
    with pytest.raises(OperationalError) as caught, transaction():
        row = PID.run({}).fetchone()
        assert row is not None
        with psycopg.connect(db.engine.url.set(drivername="postgresql").render_as_string(False), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", row)
        PID.run({})
    assert caught.value.connection_invalidated
    with transaction():
        assert PID.run({}).fetchone() != row
