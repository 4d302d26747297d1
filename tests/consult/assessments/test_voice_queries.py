"""When there is something new to read."""

import pytest
from sqlalchemy import update

from consult.assessments import coding_actions, voice_queries
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import Coding
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from tests.factories import assessments, ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


def test_where_nobody_said_anything_in_words_nothing_is_due() -> None:
    made = assessments.answered()
    assert voice_queries.voice_fingerprint(made) is None
    assert not voice_queries.are_voices_due(made)
    assert voice_queries.voice_facts(made) == {}


def test_a_text_an_idea_and_a_decision_each_make_it_due() -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    sheet = voices.with_texts(made)
    voices.heard(made)
    assert not voice_queries.are_voices_due(made)
    seen = [voice_queries.voice_fingerprint(made)]
    db.session.add(Response(questionnaire_id=sheet.id, channel="web", answers={sheet.questions[0].uid: "More trees, please"}))
    db.session.commit()
    seen.append(voice_queries.voice_fingerprint(made))
    shown = ideas.idea(made)
    seen.append(voice_queries.voice_fingerprint(made))
    db.session.add(
        Coding(consultation_id=made.id, subject_kind="idea", subject_uid=shown.uid, need_id=need.id, state="confirmed")
    )
    db.session.commit()
    seen.append(voice_queries.voice_fingerprint(made))
    assert len(set(seen)) == 4 and voice_queries.are_voices_due(made)


def test_what_the_program_proposes_makes_nothing_due() -> None:
    made = places.consultation()
    ideas.idea(made)
    before = voice_queries.voice_fingerprint(made)
    db.session.add(Coding(consultation_id=made.id, subject_kind="idea", subject_uid="x", state="proposed", score=0.4))
    db.session.commit()
    assert voice_queries.voice_fingerprint(made) == before


def test_codings_are_found_by_their_text_the_decisions_of_people_first() -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    ideas.idea(made)
    (text,) = texts_of(made)
    row = {"consultation_id": made.id, "subject_kind": "idea", "subject_uid": text.uid, "digest": text.digest}
    db.session.add(Coding(**row, need_id=None, state="refused", score=0.4))
    db.session.add(Coding(**row, need_id=need.id, state="confirmed"))
    db.session.commit()
    assert [one.state for one in voice_queries.codings_of(made, [text])[text.key]] == ["confirmed", "refused"]


def test_that_a_text_was_read_again_makes_it_due() -> None:
    made = places.consultation()
    voices.with_texts(made, people=2)
    text = texts_of(made)[0]
    coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(text)])
    before = voice_queries.voice_fingerprint(made)
    db.session.execute(update(Coding).values(digest="0" * 64))
    assert voice_queries.voice_fingerprint(made) != before
