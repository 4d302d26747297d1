"""Who may do what with an organisation: rows are actors, columns are rules."""

import pytest
from flask import Flask

from consult.accounts.models import Membership
from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.db import db
from consult.organisations import policies
from consult.organisations.claims import Claim
from consult.organisations.errors import ClaimRefused
from tests import people
from tests.factories import places


def test_organisers_and_the_system_alone_change_an_organisation(database: Flask) -> None:
    town, other = places.organisation("Valfleuri"), places.organisation("Beaumont")
    olga, malik = people.olga(town), people.malik(town)
    membership = db.session.query(Membership).filter_by(account_id=malik.id).one()
    stranger = people.account("Zoe", organisation=other, role="organiser")
    for actor, may in [(olga, True), (malik, False), (stranger, False), (people.amina(), False)]:
        who = people.actor(actor)
        assert policies.may_update_organisation(who, town) is may
        assert policies.may_add_member(who, town) is may
        assert policies.may_remove_member(who, membership) is may
    assert policies.may_update_organisation(SYSTEM, town) and not policies.may_update_organisation(VISITOR, town)
    assert policies.organises_somewhere(people.actor(stranger), INSTANCE)
    assert not policies.organises_somewhere(people.actor(malik), INSTANCE)


def test_the_system_founds_and_so_does_whoever_has_the_code(claim_code: str) -> None:
    assert policies.may_create_organisation(SYSTEM, INSTANCE)
    assert policies.may_create_organisation(VISITOR, Claim(claim_code))
    assert not policies.may_create_organisation(VISITOR, INSTANCE)
    assert not policies.may_create_organisation(people.actor(people.amina()), INSTANCE)
    for actor in (VISITOR, SYSTEM):
        with pytest.raises(ClaimRefused):
            policies.may_create_organisation(actor, Claim("wrong"))
