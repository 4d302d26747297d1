"""What a consultation still lacks."""

from flask import Flask

from consult.consultations.readiness import missing_in_open_stages, missing_to_publish
from tests.factories import places


def test_a_draft_without_needs_lacks_needs(database: Flask) -> None:
    made = places.consultation(is_published=False)
    assert len(missing_to_publish(made)) == 1
    places.needs(made)
    assert missing_to_publish(made) == []


def test_a_diagnostic_that_is_open_without_questions_is_late(database: Flask) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    assert len(missing_in_open_stages(made)) == 1


def test_what_has_not_opened_is_not_late(database: Flask) -> None:
    assert missing_in_open_stages(places.consultation(open_stages=())) == []
    assert missing_in_open_stages(places.consultation(places.organisation("Montclair"), is_published=False)) == []
