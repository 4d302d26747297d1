"""The contract of what moderators read."""

import pytest
from flask import Flask

from consult.core.errors import NotFound
from consult.ideas.models import Idea
from consult.moderation.subjects import kind_named, kind_of, kinds
from tests.factories import ideas, places


def test_each_kind_is_found_by_its_key_and_has_its_pages(app: Flask) -> None:
    for kind in kinds():
        assert kind_named(kind.key) is kind and kind.label
        assert {kind.page, kind.revision} <= set(app.view_functions)


def test_a_contribution_is_loaded_and_knows_its_kind(database: Flask) -> None:
    idea = ideas.idea(places.consultation())
    assert kind_named("idea").load(idea.uid) is idea
    assert kind_of(idea).model is Idea


def test_an_unknown_kind_is_not_found() -> None:
    with pytest.raises(NotFound):
        kind_named("rumour")
