"""Asking for results."""

import pytest

from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.core.outbox import OutboxEntry
from consult.results.waiting_actions import ask_for_results
from tests import people
from tests.factories import places, surveys


def test_results_are_asked_for_once_until_they_are_counted(database: object) -> None:
    consultation = surveys.questionnaire(places.consultation()).consultation
    olga = people.actor(people.olga(consultation.organisation))
    ask_for_results(olga, consultation)
    ask_for_results(olga, consultation)
    assert [(one.job, one.target_id) for one in db.session.query(OutboxEntry)] == [("results.count_results", consultation.id)]
    with pytest.raises(NotAllowed):
        ask_for_results(people.actor(people.amina()), consultation)
