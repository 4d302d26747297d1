"""What a process remembers of a questionnaire is never what it no longer asks."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.consultations.openings import StageClosed
from consult.core.actors import SYSTEM
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.actions import submit_response
from consult.diagnostics.correction_actions import open_correction, start_correction
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.refusals import QuestionnaireReplaced
from consult.diagnostics.revisions import asked_by, held_open
from tests import people
from tests.factories import places, sheets


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation())


def test_what_is_asked_is_read_once_and_says_what_the_rows_say(questionnaire: Questionnaire) -> None:
    db.session.refresh(questionnaire)
    asked = asked_by(questionnaire)
    assert asked_by(questionnaire) is asked
    assert [one.label for one in asked.questions] == ["Do you drive?", "Where to?", "Anything else?"]
    assert asked.questions[1].show_if == questionnaire.questions[1].show_if
    assert (asked.id, asked.version, asked.is_paged) == (questionnaire.id, 1, True)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE question SET label = 'Anything more?' WHERE position = 2",
        "DELETE FROM question WHERE position = 2",
        "INSERT INTO question (uid, questionnaire_id, kind, label, hint, options, is_required, position) "
        "SELECT 'another22222', id, 'long_text', 'More', '', '{}', false, 3 FROM questionnaire",
        "UPDATE questionnaire SET is_paged = false",
    ],
)
def test_whoever_changes_something_makes_another_revision(questionnaire: Questionnaire, change: str) -> None:
    before = asked_by(questionnaire)
    with db.engine.begin() as elsewhere:
        elsewhere.exec_driver_sql(change)
    after = held_open(questionnaire)
    assert after.revision != before.revision
    assert (after.questions, after.is_paged) != (before.questions, before.is_paged)


def test_what_was_undone_is_not_remembered(questionnaire: Questionnaire) -> None:
    questionnaire.questions[2].label = "Undone"
    db.session.flush()
    assert held_open(questionnaire).questions[2].label == "Undone"
    db.session.rollback()
    with db.engine.begin() as elsewhere:
        elsewhere.exec_driver_sql("UPDATE question SET label = 'Kept' WHERE position = 2")
    assert held_open(questionnaire).questions[2].label == "Kept"


def test_nobody_answers_a_version_that_was_replaced_or_one_that_is_still_prepared(questionnaire: Questionnaire) -> None:
    submit_response(people.actor(people.amina()), questionnaire, {"drives222222": "n1"})
    correction = start_correction(SYSTEM, questionnaire)
    assert held_open(questionnaire).version == 1
    with pytest.raises(QuestionnaireReplaced):
        held_open(correction)
    open_correction(SYSTEM, correction)
    assert held_open(correction).version == 2
    with pytest.raises(QuestionnaireReplaced):
        held_open(questionnaire)


def test_nobody_answers_before_or_after_the_stage(questionnaire: Questionnaire) -> None:
    stage = questionnaire.consultation.stage("diagnostic")
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=2), now() - timedelta(days=1)
    db.session.commit()
    with pytest.raises(StageClosed):
        held_open(questionnaire)


def test_what_is_gone_is_not_found(questionnaire: Questionnaire) -> None:
    with db.engine.begin() as elsewhere:
        elsewhere.exec_driver_sql("DELETE FROM question; DELETE FROM questionnaire")
    with pytest.raises(NotFound):
        held_open(questionnaire)
