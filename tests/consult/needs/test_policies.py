"""Who may see and change needs."""

import pytest
from flask import Flask

from consult.core.actors import VISITOR
from consult.core.errors import NotFound
from consult.needs import policies
from tests.factories import places
from tests.people import actor, amina, malik, olga


def test_a_need_of_a_draft_exists_for_its_staff_alone(database: Flask) -> None:
    made = places.consultation(is_published=False)
    need = places.needs(made)[0]
    assert policies.may_view_need(actor(malik(made.organisation)), need)
    with pytest.raises(NotFound):
        policies.may_view_need(VISITOR, need)


def test_organisers_alone_change_needs_and_themes(database: Flask) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    organiser, citizen, moderator = actor(olga(made.organisation)), actor(amina()), actor(malik(made.organisation))
    asked = (
        (policies.may_add_need, made),
        (policies.may_update_need, need),
        (policies.may_move_need, need),
        (policies.may_remove_need, need),
        (policies.may_rename_theme, need.theme),
        (policies.may_move_theme, need.theme),
    )
    for rule, target in asked:
        assert [rule(somebody, target) for somebody in (organiser, moderator, citizen, VISITOR)] == [True, False, False, False]
