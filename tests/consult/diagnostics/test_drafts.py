"""What is kept until it is sent."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.drafts import (
    BYTES_AT_MOST,
    delete_draft,
    delete_expired,
    draft_by_code,
    draft_of,
    fitting,
    keep_draft,
    size,
)
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


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 3)), st.sets(st.sampled_from("abcde")))
def test_the_longest_answers_give_way_until_the_others_fit(lengths: dict[str, int], known: set[str]) -> None:
    typed = {uid: {"": ["x" * (150_000 * length)]} for uid, length in lengths.items()}
    before = {uid: {"": ["before"]} for uid in known}
    kept, too_long = fitting(typed, before)
    assert size(kept) <= BYTES_AT_MOST and (too_long or kept == typed)
    assert all(kept[uid] == typed[uid] for uid in typed.keys() - too_long)
    assert {uid: kept.get(uid) for uid in too_long} == {uid: before.get(uid) for uid in too_long}
    assert max((lengths[uid] for uid in typed.keys() - too_long), default=0) <= min((lengths[uid] for uid in too_long), default=3)
