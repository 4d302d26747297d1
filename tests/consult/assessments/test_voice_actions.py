"""Texts and opinions read by a worker, and what becomes of that in an assessment."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from consult.assessments import coding_actions, voice_actions, voice_reading
from consult.assessments.run_actions import cancel_run
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import Coding, VoiceReport
from consult.assessments.voice_queries import codings_of, voice_report
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.core.transaction import transaction
from consult.diagnostics.basis import UNKNOWN
from consult.diagnostics.models import Response
from consult.jobs import Job
from consult.moderation.models import RETURNED
from consult.needs.models import Need
from tests import people
from tests.factories import assessments, ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


def _taught(made: Consultation, needs: list[Need], count: int = 6) -> None:
    """A person sorts the first texts: the bus and the doctor in turn."""
    texts = texts_of(made)[:count]
    decisions = [voices.decision(text, needs[place % 2], is_quotable=True) for place, text in enumerate(texts)]
    coding_actions.code_texts(SYSTEM, made, decisions=decisions)


def _states(made: Consultation) -> dict[str, int]:
    rows = select(Coding.state, func.count()).where(Coding.consultation_id == made.id).group_by(Coding.state)
    return {state: count for state, count in db.session.execute(rows)}


@pytest.mark.parametrize("name", ["visitor", "olga"])
def test_only_the_system_reads(name: str) -> None:
    made = places.consultation()
    actor = people.actor(people.olga(made.organisation)) if name == "olga" else VISITOR
    with pytest.raises(NotAllowed):
        voice_actions.hear_voices(actor, made)


def test_what_people_sorted_teaches_a_program_that_proposes_the_rest() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=12)
    _taught(made, needs)
    report = voices.heard(made)
    assert _states(made) == {"confirmed": 6, "proposed": 6}
    proposed = [one for mine in codings_of(made, texts_of(made)).values() for one in mine if one.state == "proposed"]
    assert {one.need_id for one in proposed} == {needs[0].id, needs[1].id}
    # Six copies of two texts make nothing certain: a person looks at each proposal before it counts.
    assert (report.facts["texts"]["proposed"], report.facts["texts"]["sorted"]) == (0, 6)


def test_what_was_said_of_other_words_teaches_nothing_and_gives_way_to_what_is_proposed() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=12)
    _taught(made, needs, count=7)
    changed = texts_of(made)[6]
    voices.rewritten(changed, voices.DOCTOR.format("many"))
    report = voices.heard(made)
    assert report.facts["texts"]["looked_at"] == 6
    found = codings_of(made, texts_of(made))[changed.key]
    assert [(one.state, one.need_id, one.is_quotable, one.account_id) for one in found] == [
        ("proposed", needs[1].id, False, None)
    ]
    voices.rewritten(changed, voices.BUS.format("many"))
    voices.heard(made)
    (found_now,) = codings_of(made, texts_of(made))[changed.key]
    assert (found_now.state, found_now.need_id, found_now.is_quotable) == ("proposed", needs[0].id, False)


def test_the_same_voices_give_the_same_bytes_and_change_nothing() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made)
    _taught(made, needs)
    first = json.dumps(voices.heard(made).facts, sort_keys=True)
    digest = voices.heard(made).digest
    db.session.execute(update(VoiceReport).values(fingerprint="another"))
    db.session.commit()
    again = voices.heard(made)
    assert json.dumps(again.facts, sort_keys=True) == first and again.digest == digest


def test_reading_rests_after_it_took_long_and_stays_due() -> None:
    made = places.consultation()
    voices.with_texts(made)
    voices.heard(made)
    db.session.execute(update(VoiceReport).values(fingerprint="another", seconds=60.0, computed_at=now() - timedelta(minutes=5)))
    with transaction():
        outbox.ring(Job.HEAR_VOICES, made.id)
    voice_actions.hear_voices(SYSTEM, made)
    report = voice_report(made)
    assert report and report.fingerprint == "another" and (Job.HEAR_VOICES.value, made.id) in outbox.due()


def test_a_draft_asks_for_voices_and_takes_them_up() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_statements(made, needs)
    before = assessments.draft(made, is_read=False)
    assert "opinions" not in before.inputs and (Job.HEAR_VOICES.value, made.id) in outbox.due()
    assert before.is_behind and before.inputs["behind"] == {"respondents": None}
    digest = before.input_digest
    voice_actions.hear_voices(SYSTEM, made)
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due()
    drafted = assessments.draft(made, is_read=False)
    assert drafted.input_digest != digest and not drafted.is_behind
    assert len(drafted.inputs["opinions"][0]["groups"]) == 2
    about = {one.need_id: one.figures.get("agreement", []) for one in drafted.estimates}
    assert [one["text"] for one in about[needs[0].id]] == ["Statement number 0"] and about[needs[1].id] == []


def test_what_helps_to_review_comes_after_what_counts_and_rests_longer() -> None:
    made = places.consultation()
    voices.with_texts(made)
    voice_actions.hear_voices(SYSTEM, made)
    report = voice_report(made)
    assert report and "similar" not in report.review and (Job.HEAR_VOICES.value, made.id) in outbox.due()
    voice_actions.hear_voices(SYSTEM, made)
    report = voice_report(made)
    assert report and report.review["similar"] and (Job.HEAR_VOICES.value, made.id) not in outbox.due()
    resting = {**report.review, "of": "another", "until": (now() + timedelta(minutes=1)).isoformat()}
    db.session.execute(update(VoiceReport).values(review=resting))
    with transaction():
        outbox.ring(Job.HEAR_VOICES, made.id)
    voice_actions.hear_voices(SYSTEM, made)
    report = voice_report(made)
    assert report and report.review["of"] == "another" and (Job.HEAR_VOICES.value, made.id) in outbox.due()


def test_while_voices_wait_to_be_read_nobody_knows_on_whose_answers_a_draft_rests() -> None:
    made = places.consultation()
    voices.with_statements(made, places.needs(made))
    assert assessments.draft(made, is_read=False).basis["digest"] == UNKNOWN  # type: ignore[index]
    voices.heard(made)
    known = assessments.draft(made, is_read=False).basis
    assert known is not None and known["digest"] != UNKNOWN
    db.session.execute(update(VoiceReport).values(fingerprint="another"))
    db.session.commit()
    assert assessments.draft(made, is_read=False).basis["digest"] == UNKNOWN  # type: ignore[index]
    voices.heard(made)
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due(), "what was found is the same, and the draft did not know"


def test_texts_that_were_read_start_no_computation_that_somebody_has_stopped() -> None:
    made = places.consultation()
    voices.with_statements(made, places.needs(made))
    cancel_run(SYSTEM, assessments.shared_out(made))
    voices.heard(made)
    assert (Job.DRAFT_ASSESSMENT.value, made.id) not in outbox.due()
    db.session.delete(db.session.query(Response).first())
    db.session.execute(update(VoiceReport).values(fingerprint="another", digest="another"))
    db.session.commit()
    voices.heard(made)
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due(), "other people have answered since"


def test_a_decision_changes_the_digest_of_the_inputs() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made)
    assessments.draft(made)
    assessments.work_off()
    digest = assessments.draft(made).input_digest
    _taught(made, needs, count=2)
    db.session.execute(update(VoiceReport).values(seconds=0.0))
    db.session.commit()
    assessments.work_off()
    drafted = assessments.draft(made)
    assert drafted.input_digest != digest
    testimonies = drafted.estimates[0].figures["testimonies"]
    assert testimonies["sorted"] >= 2 and testimonies["texts"] == 12


def test_when_nothing_is_left_to_read_the_next_draft_forgets_it() -> None:
    made = places.consultation()
    row = ideas.idea(made, need=places.needs(made)[0])
    assert voices.heard(made).facts["texts"]["ideas"] == 1
    row.review_state = RETURNED
    db.session.commit()
    voice_actions.hear_voices(SYSTEM, made, rest=0)
    assert voice_report(made) is None and (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due()


def test_answers_without_words_of_their_own_are_left_out_and_their_number_told() -> None:
    made = places.consultation()
    voices.with_texts(made, people=30)
    for text in texts_of(made)[:11]:
        voices.rewritten(text, "Bonjour")
    told = voices.heard(made).facts["texts"]
    assert (told["left_out"], told["texts"], told["sorted"], told["writers"]) == (11, 19, 0, 19)
    voices.rewritten(texts_of(made)[0], "A bus")
    assert voices.heard(made).facts["texts"]["left_out"] is None


def test_beyond_what_can_be_read_it_is_told_how_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    made = places.consultation()
    voices.with_texts(made, people=5)
    monkeypatch.setattr(voice_reading, "MOST_TEXTS", 3)
    assert voices.heard(made).facts["texts"]["unread"] == 2
