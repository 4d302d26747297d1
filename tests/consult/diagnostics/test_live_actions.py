"""Looking at results before the end."""

import pytest
from sqlalchemy import select

from consult.core.actors import VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.diagnostics.live_actions import look_early
from tests import people
from tests.factories import facts

pytestmark = pytest.mark.usefixtures("database")


def test_a_look_is_noted_with_its_name_and_shows_nothing_of_few() -> None:
    sheet = facts.questionnaire_with_profile()
    olga = people.olga(sheet.consultation.organisation)
    facts.respond(sheet, {("women", "north"): 10})
    assert look_early(people.actor(olga), sheet) == []
    facts.respond(sheet, {("women", "south"): 20})
    assert look_early(people.actor(olga), sheet)
    rows = select(AuditEntry.account_id).where(AuditEntry.action == "diagnostics.look_early")
    assert db.session.scalars(rows).all() == [olga.id, olga.id]


def test_nobody_else_looks() -> None:
    sheet = facts.questionnaire_with_profile()
    for actor in (VISITOR, people.actor(people.amina()), people.actor(people.malik(sheet.consultation.organisation))):
        with pytest.raises(NotAllowed):
            look_early(actor, sheet)
