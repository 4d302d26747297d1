"""Who may follow a contribution."""

from flask import Flask

from consult.core.actors import INSTANCE, VISITOR
from consult.follows.policies import may_follow_code, may_see_own_contributions
from tests.people import actor, amina


def test_a_code_is_enough_and_an_account_shows_its_own(database: Flask) -> None:
    assert may_follow_code(VISITOR, INSTANCE)
    assert may_see_own_contributions(actor(amina()), INSTANCE)
    assert not may_see_own_contributions(VISITOR, INSTANCE)
