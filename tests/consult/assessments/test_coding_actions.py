"""People say what texts speak of."""

import pytest
from sqlalchemy import delete, select

from consult.assessments import coding_actions
from consult.assessments.coding_actions import Decision, Kept
from consult.assessments.errors import UnknownText
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import Coding
from consult.assessments.voice_queries import codings_of
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.jobs import Job
from tests import people
from tests.factories import ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


def _codings() -> set[tuple[int | None, str, bool]]:
    return {(one.need_id, one.state, one.is_quotable) for one in db.session.scalars(select(Coding)).unique()}


def _proposed(made: Consultation, text: Text, need_id: int | None) -> None:
    subject = {"subject_kind": text.kind, "subject_uid": text.uid, "question_uid": text.question_uid}
    proposed = {"need_id": need_id, "state": "proposed", "score": 0.9, "digest": text.digest}
    db.session.add(Coding(consultation_id=made.id, **subject, **proposed))
    db.session.commit()


def test_moderators_sort_and_citizens_do_not() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1)
    decision = voices.decision(texts_of(made)[0], needs[0], needs[1], is_quotable=True)
    for actor in (VISITOR, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            coding_actions.code_texts(actor, made, decisions=[decision])
    assert coding_actions.code_texts(people.actor(people.malik(made.organisation)), made, decisions=[decision]).count == 1
    assert _codings() == {(needs[0].id, "confirmed", True), (needs[1].id, "confirmed", True)}
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due()


def test_what_the_program_proposed_and_a_person_did_not_choose_is_kept_as_refused() -> None:
    made = places.consultation()
    needs = places.needs(made)
    ideas.idea(made)
    text = texts_of(made)[0]
    _proposed(made, text, needs[0].id)
    malik = people.actor(people.malik(made.organisation))
    coding_actions.code_texts(malik, made, decisions=[voices.decision(text, needs[1])])
    assert _codings() == {(needs[0].id, "refused", False), (needs[1].id, "confirmed", False)}
    coding_actions.code_texts(malik, made, decisions=[voices.decision(text, needs[0])])
    assert _codings() == {(needs[0].id, "confirmed", False)}
    coding_actions.code_texts(malik, made, decisions=[voices.decision(text)])
    assert _codings() == {(needs[0].id, "refused", False), (None, "confirmed", False)}


def test_nobody_can_be_quoted_against_their_will() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1, is_consented=False)
    decision = voices.decision(texts_of(made)[0], needs[0], is_quotable=True)
    coding_actions.code_texts(people.actor(people.malik(made.organisation)), made, decisions=[decision])
    assert _codings() == {(needs[0].id, "confirmed", False)}


def test_of_an_unknown_text_or_need_nothing_is_kept_and_of_the_others_all() -> None:
    made, elsewhere = places.consultation(), places.consultation(places.organisation("Hautbourg"))
    ours, theirs = places.needs(made)[0], places.needs(elsewhere)[0]
    ideas.idea(made)
    text, malik = texts_of(made)[0], people.actor(people.malik(made.organisation))
    good = voices.decision(text, ours)
    for bad in (Decision("idea-nothing-", text.digest, good.needs), voices.decision(text, theirs)):
        with pytest.raises(UnknownText):
            coding_actions.code_texts(malik, made, decisions=[bad])
        assert _codings() == set()
        assert coding_actions.code_texts(malik, made, decisions=[good, bad]) == Kept(1, [bad.key])
        assert _codings() == {(ours.id, "confirmed", False)}
        db.session.execute(delete(Coding))
        db.session.commit()


def test_what_is_said_of_words_that_changed_meanwhile_is_refused() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1)
    read = texts_of(made)[0]
    voices.rewritten(read, "Mrs Dupont of Lilac Street is a thief, doctor or no doctor")
    with pytest.raises(UnknownText):
        coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(read, needs[0], is_quotable=True)])
    assert _codings() == set()


def test_what_is_said_again_of_words_that_changed_is_kept_for_the_new_ones() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1)
    before = texts_of(made)[0]
    coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(before, needs[0], is_quotable=True)])
    voices.rewritten(before, "The doctor is gone and nobody comes in her place")
    after = texts_of(made)[0]
    assert codings_of(made, [after]) == {}
    coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(after, needs[0])])
    (kept,) = codings_of(made, [after])[after.key]
    assert (kept.state, kept.is_quotable) == ("confirmed", False) and codings_of(made, [before]) == {}


def test_what_is_said_of_a_text_that_waits_holds_for_all_that_wait_with_the_same_words() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=5)
    same = "The children would ride to school if they could cross the bridge."
    voices.rewritten(texts_of(made)[1], same)
    coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(texts_of(made)[1], needs[1])])
    for place, words in {0: same, 2: same.upper(), 3: "Something else"}.items():
        voices.rewritten(texts_of(made)[place], words)
    first, second, shouted, other, _last = texts_of(made)
    decided = codings_of(made, [second])[second.key][0].id
    assert coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(first, needs[0], is_quotable=True)]).count == 2
    found = {key: [(one.need_id, one.is_quotable) for one in mine] for key, mine in codings_of(made, texts_of(made)).items()}
    assert found == {
        first.key: [(needs[0].id, True)],
        second.key: [(needs[1].id, False)],
        shouted.key: [(needs[0].id, False)],
    }, "what was decided stays, and only words that were read to the letter may be quoted"
    assert codings_of(made, [second])[second.key][0].id == decided
    assert coding_actions.code_texts(SYSTEM, made, decisions=[voices.decision(shouted, needs[1])]).count == 1
    assert other.key not in codings_of(made, texts_of(made))
