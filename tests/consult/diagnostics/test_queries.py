"""Reading questionnaires and responses."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.drafts import keep_draft
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import (
    has_questionnaire,
    is_locked,
    needs_in_order,
    needs_named,
    question_by_uid,
    questionnaire_of,
    response_by_code,
    response_of,
    responses_count,
    what_is_kept,
)
from tests import people
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_a_consultation_has_a_questionnaire_once_it_has_questions(questionnaire: Questionnaire) -> None:
    assert questionnaire_of(questionnaire.consultation) is questionnaire
    assert has_questionnaire(questionnaire.consultation)
    questionnaire.questions.clear()
    db.session.commit()
    assert not has_questionnaire(questionnaire.consultation)
    other = places.consultation(questionnaire.consultation.organisation)
    assert questionnaire_of(other) is None and not has_questionnaire(other)


def test_the_first_response_locks_and_each_is_counted(questionnaire: Questionnaire) -> None:
    assert (is_locked(questionnaire), responses_count(questionnaire)) == (False, 0)
    diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 1}))
    diagnostics.response(questionnaire, None, diagnostics.answers(questionnaire, {"n1": 1}))
    assert (is_locked(questionnaire), responses_count(questionnaire)) == (True, 2)


def test_a_response_is_found_by_its_person_and_by_its_code(questionnaire: Questionnaire) -> None:
    amina = people.amina()
    given = diagnostics.response(questionnaire, amina, diagnostics.answers(questionnaire, {"n1": 1}))
    assert response_of(questionnaire, amina.person_id) is given is response_by_code(given.code)
    assert response_of(questionnaire, people.marcel().person_id) is None
    assert response_of(questionnaire, None) is None
    assert response_by_code("ABCD-EFGH-J") is None


def test_needs_named_are_those_picked_and_those_badly_served(questionnaire: Questionnaire) -> None:
    mobility, health, housing = (need.uid for need in needs_in_order(questionnaire.consultation))
    assert needs_named(questionnaire, diagnostics.answers(questionnaire, {"n1": 1, "n2": 5}, ["n3"])) == {mobility, housing}
    assert needs_named(questionnaire, diagnostics.answers(questionnaire, {"n2": 2})) == {health}
    assert needs_named(questionnaire, diagnostics.answers(questionnaire, text="A bench")) == set()


def test_needs_come_theme_by_theme(questionnaire: Questionnaire) -> None:
    assert [need.theme.title for need in needs_in_order(questionnaire.consultation)] == ["Mobility", "Health", "Housing"]


def test_a_question_that_nobody_asks_is_not_found(database: Flask) -> None:
    with pytest.raises(NotFound):
        question_by_uid("nobody222222")


def test_what_is_kept_is_that_of_the_person_or_of_the_form_here_and_nowhere_else(questionnaire: Questionnaire) -> None:
    amina, marcel, key, other_key = people.amina(), people.marcel(), "abcdefghjkmn", "nmkjhgfedcba"
    elsewhere = diagnostics.questionnaire(places.consultation(questionnaire.consultation.organisation), [])
    assert what_is_kept(questionnaire, None, None) == what_is_kept(questionnaire, amina.person_id, key) == (False, False)
    diagnostics.response(questionnaire, amina, diagnostics.answers(questionnaire, {"n1": 1}))
    keep_draft(questionnaire, marcel.person_id, other_key, {}, 1)
    keep_draft(questionnaire, None, key, {}, 1)
    db.session.add(Response(questionnaire=questionnaire, answers={}, sent_key=other_key))
    db.session.commit()
    assert what_is_kept(questionnaire, amina.person_id, None) == (False, True)
    assert what_is_kept(questionnaire, marcel.person_id, None) == (True, False)
    assert what_is_kept(questionnaire, None, key) == (True, False)
    assert what_is_kept(questionnaire, None, other_key) == (False, True)
    assert what_is_kept(elsewhere, amina.person_id, key) == (False, False)
