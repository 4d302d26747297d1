"""Who moderates what: the table of rules."""

import pytest
from flask import Flask

from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.authorization import is_allowed
from consult.moderation import policies
from tests import people
from tests.factories import ideas, places

DECIDING = (policies.may_approve_subject, policies.may_return_subject, policies.may_take_back_decision)


@pytest.mark.parametrize("rule", DECIDING)
def test_moderators_and_organisers_decide_about_what_others_wrote(database: Flask, rule: object) -> None:
    consultation = places.consultation()
    malik, olga = people.malik(consultation.organisation), people.olga(consultation.organisation)
    idea = ideas.idea(consultation, author=malik)
    table = {name: is_allowed(actor, rule, idea) for name, actor in _actors(malik, olga).items()}
    assert table == {"visitor": False, "citizen": False, "author": False, "organiser": True, "system": True}


def test_the_queue_is_for_staff_and_each_contribution_for_its_own(database: Flask) -> None:
    consultation = places.consultation()
    malik, olga = people.malik(consultation.organisation), people.olga(consultation.organisation)
    idea = ideas.idea(consultation)
    assert [policies.may_see_queue(actor, INSTANCE) for actor in (VISITOR, people.actor(people.marcel()))] == [False, False]
    assert policies.may_see_queue(people.actor(malik), INSTANCE) and policies.may_see_subject(people.actor(olga), idea)
    elsewhere = people.account("Elsa", organisation=places.organisation("Montclair"), role="moderator")
    assert not policies.may_see_subject(people.actor(elsewhere), idea)


def _actors(author: people.Account, olga: people.Account) -> dict[str, people.Actor]:
    named = {"citizen": people.marcel(), "author": author, "organiser": olga}
    return {"visitor": VISITOR} | {name: people.actor(one) for name, one in named.items()} | {"system": SYSTEM}
