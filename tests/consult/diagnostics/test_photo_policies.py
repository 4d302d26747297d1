"""Who sees photos."""

import pytest
from flask import Flask

from consult.core.actors import VISITOR
from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.photo_policies import may_view_photo, may_view_photo_of_form
from tests import people
from tests.factories import photos, places


def test_a_photo_is_seen_by_who_sent_it_and_by_organisers_alone(database: Flask) -> None:
    made = photos.questionnaire(places.consultation())
    amina, marcel = people.actor(people.amina()), people.actor(people.marcel())
    olga = people.actor(people.olga(made.consultation.organisation))
    photos.kept(made, amina.person_id)
    kept = db.session.query(Attachment).one()
    assert may_view_photo(amina, kept) and may_view_photo(olga, kept)
    for stranger in (marcel, VISITOR):
        with pytest.raises(NotFound):
            may_view_photo(stranger, kept)
    assert may_view_photo_of_form(VISITOR, kept)
