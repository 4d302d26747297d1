"""Who may see, open and publish consultations."""

import pytest
from flask import Flask

from consult.consultations import policies
from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.errors import NotFound
from tests.factories import places
from tests.people import actor, amina, malik, olga


def test_everybody_sees_what_is_published(database: Flask) -> None:
    made = places.consultation()
    assert all(policies.may_view_consultation(somebody, made) for somebody in (VISITOR, actor(amina()), SYSTEM))


def test_a_draft_exists_for_its_staff_alone(database: Flask) -> None:
    made = places.consultation(is_published=False)
    assert policies.may_view_consultation(actor(olga(made.organisation)), made)
    assert policies.may_view_consultation(actor(malik(made.organisation)), made)
    for somebody in (VISITOR, actor(amina())):
        with pytest.raises(NotFound):
            policies.may_view_consultation(somebody, made)


def test_organisers_have_a_desk_and_others_have_none(database: Flask) -> None:
    town = places.organisation()
    assert policies.may_see_desk(actor(olga(town)), INSTANCE)
    assert not any(policies.may_see_desk(somebody, INSTANCE) for somebody in (VISITOR, actor(amina()), actor(malik(town))))


def test_organisers_and_the_system_run_a_consultation(database: Flask) -> None:
    made = places.consultation()
    organiser, moderator = actor(olga(made.organisation)), actor(malik(made.organisation))
    for rule in (policies.may_update_consultation, policies.may_publish_consultation):
        assert rule(organiser, made) and rule(SYSTEM, made)
        assert not rule(VISITOR, made) and not rule(moderator, made)
    assert policies.may_create_consultation(SYSTEM, made.organisation)
    assert not policies.may_create_consultation(actor(amina()), made.organisation)
