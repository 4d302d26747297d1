"""What is kept until it is sent."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.drafts import delete_draft, delete_expired, draft_by_code, draft_of, keep_draft
from consult.diagnostics.models import Questionnaire, ResponseDraft
from tests import people
from tests.factories import places, sheets

KEY = "abcdefghjkmn"
TYPED = {"drives222222": {"": ["n2"]}}


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation())


def test_a_form_has_one_draft_and_a_person_has_one(questionnaire: Questionnaire) -> None:
    amina = people.amina().person_id
    form = keep_draft(questionnaire, None, KEY, TYPED, 1)
    again = keep_draft(questionnaire, None, KEY, {}, 2)
    mine = keep_draft(questionnaire, amina, KEY, TYPED, 1)
    assert keep_draft(questionnaire, amina, "mnbvcxzasdfg", TYPED, 3) is mine
    assert form is again and form is not None and mine is not None
    assert (form.page, form.typed, form.uid, mine.page) == (2, {}, KEY, 3)
    assert draft_of(questionnaire, amina, KEY) is mine and draft_of(questionnaire, None, KEY) is form
    assert draft_of(questionnaire, None, mine.uid) is None and draft_by_code(mine.code) is mine


def test_a_draft_that_is_sent_is_gone_with_what_was_begun_before_signing_in(questionnaire: Questionnaire) -> None:
    amina = people.amina().person_id
    keep_draft(questionnaire, None, KEY, TYPED, 1)
    keep_draft(questionnaire, amina, KEY, TYPED, 1)
    keep_draft(questionnaire, people.marcel().person_id, KEY, TYPED, 1)
    delete_draft(questionnaire, amina, KEY)
    assert db.session.query(ResponseDraft).one().person_id == people.marcel().person_id


@pytest.mark.parametrize(("days", "is_kept"), [(59, True), (61, False)])
def test_a_draft_is_kept_for_sixty_days_after_the_stage(questionnaire: Questionnaire, days: int, is_kept: bool) -> None:
    draft = keep_draft(questionnaire, None, KEY, TYPED, 1)
    stage = questionnaire.consultation.stage("diagnostic")
    assert draft is not None and stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=days + 30), now() - timedelta(days=days)
    db.session.flush()
    assert (draft_by_code(draft.code) is not None) == is_kept
    assert delete_expired() == (0 if is_kept else 1)
