"""Who may do what with an account."""

import pytest
from flask import Flask

from consult.accounts import policies
from consult.core.actors import SYSTEM, VISITOR
from tests import people
from tests.factories import places

RULES = [
    policies.may_view_account,
    policies.may_update_account,
    policies.may_end_session,
    policies.may_end_all_sessions,
    policies.may_delete_account,
]


@pytest.mark.parametrize("rule", RULES)
def test_an_account_is_its_holders_alone(database: Flask, rule: object) -> None:
    amina, others = people.amina(), (people.marcel(), people.olga(places.organisation()))
    assert callable(rule) and rule(people.actor(amina), amina)
    for actor in (VISITOR, SYSTEM, *map(people.actor, others)):
        assert not rule(actor, amina)
