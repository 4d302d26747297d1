"""Storing exports."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.ideas.decidim.actions import AlreadyImported, import_consultation, import_ideas
from consult.ideas.decidim.exchange import Export, read_export
from consult.ideas.models import Comment, Idea
from consult.needs.models import Need
from tests import people
from tests.factories import decidim, places


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Two ideas, a debate and four comments."""
    ideas, debates = decidim.file(tmp_path, "i.csv", decidim.OLD), decidim.file(tmp_path, "d.csv", decidim.DEBATES)
    return read_export(ideas, [debates], [decidim.file(tmp_path, "c.csv", decidim.COMMENTS)], ("fr", "en"))


def test_an_export_becomes_a_published_consultation(database: Flask, export: Export) -> None:
    consultation = import_consultation(SYSTEM, places.organisation(), export, title="Great debate")
    trees, bus = db.session.scalars(select(Idea).order_by(Idea.external_id.desc()))
    assert consultation.is_published and consultation.stage("ideas").is_past
    assert trees.is_approved and trees.need_id is None and (trees.supports_count, trees.comments_count) == (2, 1)
    assert bus.need.statement == bus.need.theme.title == "Mobility"
    first, reply, deep = (
        db.session.scalars(select(Comment).where(Comment.external_id == key)).one() for key in ("11", "12", "13")
    )
    assert (deep.parent_id, deep.root_id, reply.root_id, first.root_id) == (reply.id, first.id, first.id, None)


def test_an_export_joins_a_consultation_and_uses_its_needs(database: Flask, export: Export) -> None:
    consultation = places.consultation()
    places.needs(consultation)
    import_ideas(SYSTEM, consultation, export)
    assert sorted(db.session.scalars(select(Need.statement))).count("Mobility") == 1
    assert db.session.scalars(select(Idea).where(Idea.need_id.is_not(None))).one().need.theme.title == "Mobility"


def test_the_same_export_is_refused_the_second_time(database: Flask, export: Export) -> None:
    consultation = places.consultation()
    import_ideas(SYSTEM, consultation, export)
    with pytest.raises(AlreadyImported):
        import_ideas(SYSTEM, consultation, export)
    assert len(db.session.scalars(select(Idea)).all()) == 2


def test_organisers_import_and_others_do_not(database: Flask, export: Export) -> None:
    consultation = places.consultation()
    import_ideas(people.actor(people.olga(consultation.organisation)), consultation, export)
    for somebody in (people.malik(consultation.organisation), people.amina()):
        with pytest.raises(NotAllowed):
            import_ideas(people.actor(somebody), consultation, export)
        with pytest.raises(NotAllowed):
            import_consultation(people.actor(somebody), consultation.organisation, export, title="Mine")
