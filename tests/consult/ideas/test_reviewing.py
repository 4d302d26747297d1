"""Ideas as moderators read them."""

from flask import Flask

from consult.ideas.models import Idea
from consult.moderation.subjects import kind_named
from tests.factories import ideas, places


def test_a_moderator_sees_which_need_an_idea_answers(database: Flask) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    kind = kind_named("idea")
    assert kind.model is Idea
    assert kind.context(ideas.idea(consultation, need=need)) == need.statement and kind.context(ideas.idea(consultation)) == ""
