"""The record of who did what."""

import pytest

from consult.core import audit
from consult.core.actors import SYSTEM
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.transaction import transaction
from consult.territories.models import Territory

pytestmark = pytest.mark.usefixtures("database")


def test_an_entry_names_the_kind_and_the_number_of_its_target() -> None:
    with transaction():
        place = Territory(name="Valfleuri")
        db.session.add(place)
        db.session.flush()
        audit.record("territories.create_territory", SYSTEM, place, is_secret=False)
    entry = db.session.query(AuditEntry).one()
    assert (entry.target_kind, entry.target_id, entry.actor_kind) == ("Territory", place.id, "system")
