"""Printing series of sheets and withdrawing them."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core import outbox
from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed
from consult.diagnostics.models import Questionnaire
from consult.fieldwork.errors import NoQuestionnaire, SheetRevoked
from consult.fieldwork.models import SeriesFile
from consult.fieldwork.series_actions import IN_ONE_FILE, delete_old_files, make_file, print_series, revoke_series
from consult.jobs import Job
from tests import people
from tests.factories import fieldwork, places
from workers import fieldwork as tasks


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return fieldwork.questionnaire()


def test_few_sheets_are_made_at_once_and_numbered_series_by_series(questionnaire: Questionnaire) -> None:
    first, second = fieldwork.series(questionnaire, 3), fieldwork.series(questionnaire, 1)
    assert (first.number, second.number) == (1, 2)
    sheets = fieldwork.sheets_of(first)
    assert [sheet.number for sheet in sheets] == [1, 2, 3] and len({sheet.code for sheet in sheets}) == 3
    file = db.session.query(SeriesFile).filter_by(series_id=first.id).one()
    assert (file.first, file.last) == (1, 3) and (file.content or b"").startswith(b"%PDF")


def test_many_sheets_are_made_by_a_worker_in_several_files(questionnaire: Questionnaire) -> None:
    made = fieldwork.series(questionnaire, IN_ONE_FILE + 5)
    first, second = db.session.query(SeriesFile).filter_by(series_id=made.id).order_by(SeriesFile.first)
    assert (first.last, second.first, second.last) == (IN_ONE_FILE, IN_ONE_FILE + 1, IN_ONE_FILE + 5)
    assert first.content is None and (Job.MAKE_FILE.value, second.id) in outbox.due()
    tasks.make_file.run(second.id)
    db.session.expire_all()
    assert (second.content or b"").startswith(b"%PDF") and (Job.MAKE_FILE.value, second.id) not in outbox.due()
    with pytest.raises(NotAllowed):
        make_file(people.actor(people.amina()), first)


def test_a_withdrawn_series_loses_its_files_and_a_worker_makes_none(questionnaire: Questionnaire) -> None:
    made = fieldwork.series(questionnaire, IN_ONE_FILE)
    (file,) = db.session.query(SeriesFile).filter_by(series_id=made.id)
    revoke_series(people.actor(people.olga(questionnaire.consultation.organisation)), made)
    make_file(SYSTEM, file)
    db.session.expire_all()
    assert made.revoked_at is not None and file.content is None
    with pytest.raises(SheetRevoked):
        revoke_series(SYSTEM, made)


def test_organisers_alone_print_and_withdraw(questionnaire: Questionnaire) -> None:
    made, consultation = fieldwork.series(questionnaire), questionnaire.consultation
    helper = people.actor(fieldwork.volunteer(consultation))
    for actor in (VISITOR, helper, people.actor(people.malik(consultation.organisation))):
        with pytest.raises(NotAllowed):
            print_series(actor, questionnaire, sheets_count=1, language="en")
        with pytest.raises(NotAllowed):
            revoke_series(actor, made)


@pytest.mark.parametrize("wishes", [{"sheets_count": 0}, {"sheets_count": 2_001}, {"sheets_count": 1, "keying_days": 61}])
def test_numbers_beyond_the_limits_are_refused(questionnaire: Questionnaire, wishes: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        print_series(SYSTEM, questionnaire, language="en", **wishes)


def test_a_questionnaire_without_questions_is_not_printed(database: Flask) -> None:
    empty = Questionnaire(consultation=places.consultation())
    db.session.add(empty)
    db.session.commit()
    with pytest.raises(NoQuestionnaire):
        print_series(SYSTEM, empty, sheets_count=1, language="en")


def test_files_are_deleted_a_month_after_the_last_sheet_could_be_typed_in(questionnaire: Questionnaire) -> None:
    made = fieldwork.series(questionnaire, 1, keying_days=14)
    stage = questionnaire.consultation.stage("diagnostic")
    assert stage is not None
    for days, deleted in ((43, 0), (45, 1)):
        stage.opens_at, stage.closes_at = now() - timedelta(days=60), now() - timedelta(days=days)
        db.session.commit()
        assert delete_old_files(SYSTEM, INSTANCE) == deleted
    db.session.expire_all()
    file = db.session.query(SeriesFile).one()
    assert file.content is None and file.made_at is None and len(fieldwork.sheets_of(made)) == 1
    with pytest.raises(NotAllowed):
        delete_old_files(VISITOR, INSTANCE)
