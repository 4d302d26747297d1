"""What came first of somebody who answers once."""

from datetime import date

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.core.db import db
from consult.diagnostics.earlier import Earlier, earlier_response
from consult.diagnostics.models import Response
from tests.factories import invitations as factory
from tests.factories import places


def test_a_handle_has_answered_in_its_own_consultation(database: Flask) -> None:
    questionnaire, handle = factory.with_codes(), bytes(32)
    assert earlier_response(questionnaire.consultation_id, handle) is None
    response = Response(questionnaire=questionnaire, answers={}, assurance="code", channel="desk", handle=handle)
    db.session.add(response)
    db.session.commit()
    assert earlier_response(questionnaire.consultation_id, handle) == Earlier(response.submitted_on, "desk")
    elsewhere = places.consultation(questionnaire.consultation.organisation)
    assert earlier_response(elsewhere.id, handle) is None


@pytest.mark.parametrize(
    ("channel", "language", "words"),
    [
        ("web", "en", "on March 1, 2026, on the web"),
        ("paper", "fr", "le 1er mars 2026, sur papier"),
        ("desk", "fr", "le 1er mars 2026, en face à face"),
    ],
)
def test_the_sentence_says_when_and_by_which_way(app: Flask, channel: str, language: str, words: str) -> None:
    before = Earlier(date(2026, 3, 1), channel)
    with app.app_context(), force_locale(language):
        assert words in before.stays and words in before.goes and before.stays != before.goes
