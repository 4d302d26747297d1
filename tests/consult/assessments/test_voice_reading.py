"""Texts read on the way to a draft, or left to a job of their own."""

import pytest
from sqlalchemy import text, update

from consult.assessments import voice_reading
from consult.assessments.voice_models import VoiceReport
from consult.core import outbox
from consult.core.db import db
from consult.diagnostics.models import Question, Response
from consult.jobs import Job
from tests.factories import assessments, places, voices

pytestmark = pytest.mark.usefixtures("database")


def test_few_texts_are_read_on_the_way_to_a_draft_which_then_is_of_one_moment() -> None:
    made = places.consultation()
    places.needs(made)
    sheet = voices.with_texts(made, people=12)
    assert assessments.draft(made).inputs["texts"]["writers"] == 12
    for _ in range(11):
        db.session.add(Response(questionnaire_id=sheet.id, channel="web", answers={sheet.questions[0].uid: "More trees, please"}))
    db.session.commit()
    drafted = assessments.draft(made)
    assert (drafted.inputs["respondents"], drafted.inputs["texts"]["writers"]) == (23, 23)
    assert not drafted.is_behind and not drafted.has_unknown_basis


@pytest.mark.parametrize(("silent", "is_coarse"), [(0, False), (3, True), (11, False)])
def test_how_many_people_wrote_is_told_only_where_those_who_did_not_are_not_few(silent: int, is_coarse: bool) -> None:
    made = places.consultation()
    places.needs(made)
    sheet = voices.with_texts(made, people=12)
    db.session.add_all(Response(questionnaire_id=sheet.id, channel="web", answers={}) for _ in range(silent))
    db.session.commit()
    told = assessments.draft(made).inputs["texts"]
    assert told.get("is_coarse", False) is is_coarse
    assert (told["texts"], told["writers"]) == ((10, None) if is_coarse else (12, 12))


def test_how_many_people_wrote_is_not_told_where_some_alone_were_asked_to() -> None:
    made = places.consultation()
    places.needs(made)
    sheet = voices.with_texts(made, people=30)
    db.session.add_all(Response(questionnaire_id=sheet.id, channel="web", answers={}) for _ in range(20))
    asked = Question(position=0, kind="single_choice", label="Which?", options={"items": [{"key": "bus", "label": "Bus"}]})
    sheet.questions.append(asked)
    db.session.flush()
    sheet.questions[0].show_if = {"question": asked.uid, "items": ["bus"], "is_chosen": False}
    db.session.commit()
    told = assessments.draft(made).inputs["texts"]
    assert told["is_coarse"] and told["writers"] is None and told["texts"] % 10 == 0


@pytest.mark.parametrize("why", ["slow", "many", "fault"])
def test_what_cannot_be_read_on_the_way_is_left_to_a_job_of_its_own(monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    made = places.consultation()
    places.needs(made)
    voices.with_texts(made, people=12)
    voices.heard(made)
    slow = {"seconds": voice_reading.QUICK_SECONDS + 1} if why == "slow" else {"seconds": 0.0}
    db.session.execute(update(VoiceReport).values(fingerprint="another", **slow))
    db.session.commit()
    if why == "many":
        monkeypatch.setattr(voice_reading, "QUICK_TEXTS", 11)
    if why == "fault":
        # The table is away for the time being, as far as reading goes.
        db.session.execute(text("ALTER TABLE voice_report ADD CONSTRAINT stays CHECK (fingerprint = 'another')"))
        db.session.commit()
    outbox_before = (Job.HEAR_VOICES.value, made.id) in outbox.due()
    drafted = assessments.draft(made)
    assert not outbox_before and (Job.HEAR_VOICES.value, made.id) in outbox.due()
    assert drafted.is_behind and drafted.inputs["behind"] == {"respondents": 12} and drafted.inputs["texts"]["writers"] == 12
    if why == "fault":
        db.session.execute(text("ALTER TABLE voice_report DROP CONSTRAINT stays"))
        db.session.commit()
