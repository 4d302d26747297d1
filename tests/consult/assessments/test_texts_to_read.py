"""The texts in the order in which they are read."""

import pytest

from consult.assessments.texts import Text, texts_of
from consult.assessments.texts_to_read import pile_of
from consult.assessments.voice_models import Coding
from consult.consultations.models import Consultation
from consult.core.db import db
from tests.factories import ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


def _coded(made: Consultation, text: Text, state: str, score: float | None) -> None:
    subject = {"subject_kind": text.kind, "subject_uid": text.uid, "question_uid": text.question_uid}
    db.session.add(Coding(consultation_id=made.id, **subject, state=state, score=score, digest=text.digest))
    db.session.commit()


def test_the_least_certain_come_first_and_what_is_decided_does_not_wait() -> None:
    made = places.consultation()
    voices.with_texts(made, people=4)
    texts = texts_of(made)
    for text, state, score in zip(texts, ("proposed", "proposed", "confirmed"), (0.9, 0.3, None), strict=False):
        _coded(made, text, state, score)
    ideas.idea(made, need=places.needs(made)[0])
    pile = pile_of(made)
    assert [one.text.key for one in pile.waiting] == [texts[3].key, texts[1].key, texts[0].key]
    assert [one.is_certain for one in pile.waiting] == [False, False, True]
    assert len(pile.decided) == 2 and pile.total == 5


def test_what_resembles_a_text_is_shown_beside_it() -> None:
    made = places.consultation()
    voices.with_texts(made, people=6)
    assert pile_of(made).waiting[0].similar == []
    voices.heard(made)
    waiting = {one.text.key: one for one in pile_of(made).waiting}
    first = waiting[texts_of(made)[0].key]
    assert first.similar and all("bus" in other.words for other in first.similar)


def test_the_same_words_stand_once_and_say_how_often() -> None:
    made = places.consultation()
    voices.with_texts(made, people=4)
    texts = texts_of(made)
    for text in texts[:3]:
        voices.rewritten(text, "The children would ride to school if they could cross the bridge.")
    pile = pile_of(made)
    assert [(one.text.uid, one.count) for one in pile.waiting] == [(texts[0].uid, 3), (texts[3].uid, 1)]
    assert pile.waiting_count == pile.total == 4
    voices.heard(made)
    assert pile_of(made).waiting[0].similar == []


def test_a_text_that_says_nothing_does_not_wait() -> None:
    made = places.consultation()
    voices.with_texts(made, people=3)
    voices.rewritten(texts_of(made)[0], "Bonjour 6")
    assert len(pile_of(made).waiting) == pile_of(made).total == 2
