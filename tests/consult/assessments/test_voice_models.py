"""Codings are held to their constraints."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from consult.assessments.voice_models import Coding
from consult.core.db import db
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")

IDEA: dict[str, Any] = {"subject_kind": "idea", "subject_uid": "i1", "need_id": None, "state": "confirmed"}


@pytest.mark.parametrize(
    "wrong",
    [{"state": "perhaps"}, {"subject_kind": "comment"}, {"question_uid": "q1"}, {"state": "proposed"}],
    ids=["unknown state", "unknown kind", "an idea answers no question", "people do not propose"],
)
def test_what_makes_no_sense_is_not_kept(wrong: dict[str, Any]) -> None:
    db.session.add(Coding(consultation_id=places.consultation().id, **IDEA | wrong))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_that_a_text_speaks_of_none_of_the_needs_is_said_once() -> None:
    made = places.consultation()
    db.session.add_all(Coding(consultation_id=made.id, **IDEA) for _ in range(2))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_a_coding_names_its_text() -> None:
    assert Coding(subject_kind="answer", subject_uid="r1", question_uid="q1").key == "answer-r1-q1"
