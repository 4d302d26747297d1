"""People say what texts speak of."""

import pytest
from sqlalchemy import select

from consult.assessments import coding_actions
from consult.assessments.coding_actions import Decision
from consult.assessments.errors import UnknownText
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import Coding
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import VISITOR
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
    db.session.add(Coding(consultation_id=made.id, **subject, need_id=need_id, state="proposed", score=0.9))
    db.session.commit()


def test_moderators_sort_and_citizens_do_not() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1)
    decision = Decision(texts_of(made)[0].key, frozenset({needs[0].uid, needs[1].uid}), True)
    for actor in (VISITOR, people.actor(people.amina())):
        with pytest.raises(NotAllowed):
            coding_actions.code_texts(actor, made, decisions=[decision])
    assert coding_actions.code_texts(people.actor(people.malik(made.organisation)), made, decisions=[decision]) == 1
    assert _codings() == {(needs[0].id, "confirmed", True), (needs[1].id, "confirmed", True)}
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in outbox.due()


def test_what_the_program_proposed_and_a_person_did_not_choose_is_kept_as_refused() -> None:
    made = places.consultation()
    needs = places.needs(made)
    idea = ideas.idea(made)
    text = texts_of(made)[0]
    _proposed(made, text, needs[0].id)
    malik = people.actor(people.malik(made.organisation))
    coding_actions.code_texts(malik, made, decisions=[Decision(text.key, frozenset({needs[1].uid}))])
    assert _codings() == {(needs[0].id, "refused", False), (needs[1].id, "confirmed", False)}
    coding_actions.code_texts(malik, made, decisions=[Decision(text.key, frozenset({needs[0].uid}))])
    assert _codings() == {(needs[0].id, "confirmed", False)}
    coding_actions.code_texts(malik, made, decisions=[Decision(f"idea-{idea.uid}-", frozenset())])
    assert _codings() == {(needs[0].id, "refused", False), (None, "confirmed", False)}


def test_nobody_can_be_quoted_against_their_will() -> None:
    made = places.consultation()
    needs = places.needs(made)
    voices.with_texts(made, people=1, is_consented=False)
    decision = Decision(texts_of(made)[0].key, frozenset({needs[0].uid}), True)
    coding_actions.code_texts(people.actor(people.malik(made.organisation)), made, decisions=[decision])
    assert _codings() == {(needs[0].id, "confirmed", False)}


def test_one_unknown_text_or_need_and_nothing_is_kept() -> None:
    made, elsewhere = places.consultation(), places.consultation(places.organisation("Hautbourg"))
    ours, theirs = places.needs(made)[0].uid, places.needs(elsewhere)[0].uid
    ideas.idea(made)
    key, malik = texts_of(made)[0].key, people.actor(people.malik(made.organisation))
    good = Decision(key, frozenset({ours}))
    for bad in (Decision("idea-nothing-", frozenset({ours})), Decision(key, frozenset({theirs}))):
        with pytest.raises(UnknownText):
            coding_actions.code_texts(malik, made, decisions=[good, bad])
    assert _codings() == set()
