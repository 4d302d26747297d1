"""Who looks at drafts, and that it stands in the journal."""

import pytest
from sqlalchemy import select

from consult.assessments.look_actions import look_at_draft
from consult.core.actors import VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed
from tests import people
from tests.factories import assessments

pytestmark = pytest.mark.usefixtures("database")


def test_a_look_stands_in_the_journal_with_its_name() -> None:
    made = assessments.draft().consultation
    olga = people.actor(people.olga(made.organisation))
    assert look_at_draft(olga, made) is not None
    noted = select(AuditEntry.account_id).where(AuditEntry.action == "assessments.look_at_draft")
    assert db.session.scalars(noted).all() == [olga.account_id]


def test_neither_a_moderator_nor_a_visitor_looks() -> None:
    made = assessments.draft().consultation
    for actor in (VISITOR, people.actor(people.malik(made.organisation))):
        with pytest.raises(NotAllowed):
            look_at_draft(actor, made)
