"""Who invites."""

from functools import partial

import pytest

from consult.core.actors import SYSTEM, VISITOR
from consult.core.authorization import is_allowed
from consult.invitations import policies
from tests import people
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")

RULES = (
    policies.may_prepare_invitations,
    policies.may_issue_invitations,
    policies.may_renew_invitations,
    policies.may_revoke_invitations,
    policies.may_import_residents,
    policies.may_delete_residents,
)


@pytest.mark.parametrize(("name", "may"), [("visitor", 0), ("citizen", 0), ("moderator", 0), ("organiser", 1), ("system", 1)])
def test_the_table_of_permissions(name: str, may: bool) -> None:
    consultation = places.consultation()
    place = consultation.organisation
    accounts = {"citizen": people.amina, "moderator": partial(people.malik, place), "organiser": partial(people.olga, place)}
    actor = {"visitor": VISITOR, "system": SYSTEM}.get(name) or people.actor(accounts[name]())
    assert [is_allowed(actor, rule, consultation) for rule in RULES] == [bool(may)] * len(RULES)
    elsewhere = places.consultation(places.organisation("Montclair"))
    assert [is_allowed(actor, rule, elsewhere) for rule in RULES] == [name == "system"] * len(RULES)
