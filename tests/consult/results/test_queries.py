"""Results as they stand."""

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.results.actions import count_results, publish_results
from consult.results.download_actions import download_responses
from consult.results.queries import are_published, downloads_of, fingerprint_of, results_of
from consult.results.weights import weighing_plan
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


def test_a_changed_answer_and_another_group_change_the_fingerprint() -> None:
    sheet = surveys.questionnaire(places.consultation())
    surveys.respond(sheet, 3)
    prints = [fingerprint_of(sheet, weighing_plan(sheet))]
    assert fingerprint_of(sheet, weighing_plan(sheet)) == prints[0]
    db.session.execute(db.text("UPDATE response SET answers = '{}' WHERE id = (SELECT min(id) FROM response)"))
    db.session.commit()
    prints.append(fingerprint_of(sheet, weighing_plan(sheet)))
    sheet.questions[0].is_crossed = True
    db.session.commit()
    prints.append(fingerprint_of(sheet, weighing_plan(sheet)))
    surveys.respond(sheet, 1, seed=1)
    prints.append(fingerprint_of(sheet, weighing_plan(sheet)))
    assert len(set(prints)) == 4


def test_what_is_published_and_who_took_it_home() -> None:
    made = places.consultation()
    assert not are_published(made)
    sheet = surveys.questionnaire(made)
    assert results_of(sheet) is None and not are_published(made) and downloads_of(sheet) == []
    surveys.respond(sheet, 20)
    places.close_stage(made, "diagnostic")
    count_results(SYSTEM, made)
    assert not are_published(made)
    publish_results(SYSTEM, sheet)
    assert are_published(made)
    for reason in ("first", "second"):
        download_responses(SYSTEM, sheet, reason=reason, file_format="csv")
    assert [one.reason for one in downloads_of(sheet)] == ["second", "first"]
