"""One response for each person, or for each form sent."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.refusals import FirstAnswersStay, QuestionnaireReplaced
from consult.diagnostics.storing import Sent, store
from tests import people
from tests.factories import places, sheets

KEY = "abcdefghjkmn"
ONE, TWO = {"others222222": "One"}, {"others222222": "Two"}


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation(), assurance="open")


def test_the_same_form_sent_twice_is_one_response(questionnaire: Questionnaire) -> None:
    first = store(questionnaire, None, Sent(ONE, key=KEY, minutes=7))
    second = store(questionnaire, None, Sent(TWO, ["drives222222"], key=KEY, minutes=90))
    response = db.session.query(Response).one()
    assert first == second == response.code
    assert (response.answers, response.untold) == (TWO, ["drives222222"])
    assert (response.assurance, response.channel, response.minutes) == ("open", "web", 7)


@pytest.mark.parametrize(("minutes", "kept"), [(240, 240), (241, None), (-1, None), (None, None)])
def test_minutes_that_are_no_sitting_are_not_kept(questionnaire: Questionnaire, minutes: int | None, kept: int | None) -> None:
    store(questionnaire, None, Sent(ONE, key=KEY, minutes=minutes))
    assert db.session.query(Response).one().minutes == kept


def test_forms_without_a_key_are_as_many_responses(questionnaire: Questionnaire) -> None:
    assert store(questionnaire, None, Sent(ONE)) != store(questionnaire, None, Sent(ONE))


def test_whoever_signs_in_after_sending_keeps_one_response(questionnaire: Questionnaire) -> None:
    amina = people.amina().person_id
    code = store(questionnaire, None, Sent(ONE, key=KEY))
    assert store(questionnaire, amina, Sent(TWO, key=KEY)) == code
    response = db.session.query(Response).one()
    assert (response.person_id, response.sent_key, response.assurance, response.answers) == (amina, None, "email", TWO)
    store(questionnaire, None, Sent(ONE, key=KEY))
    store(questionnaire, amina, Sent(TWO, key=KEY))
    assert db.session.query(Response).count() == 1


def test_a_key_opens_no_response_of_another_consultation(questionnaire: Questionnaire) -> None:
    other = sheets.made()
    for question in other.questions:
        question.uid = question.uid[::-1]
    other.questions[1].show_if = None
    other.consultation = places.consultation(questionnaire.consultation.organisation)
    db.session.add(other)
    db.session.commit()
    store(questionnaire, None, Sent(ONE, key=KEY))
    with pytest.raises(QuestionnaireReplaced):
        store(other, None, Sent(TWO, key=KEY))
    assert db.session.query(Response).one().answers == ONE


def test_where_answers_are_given_once_the_same_form_is_heard_again_and_other_answers_are_told_not_to_count(
    questionnaire: Questionnaire,
) -> None:
    questionnaire.is_replaceable = False
    db.session.commit()
    code = store(questionnaire, None, Sent(ONE, ["drives222222"], key=KEY))
    assert store(questionnaire, None, Sent(ONE, ["drives222222"], key=KEY)) == code
    for other in (Sent(TWO, ["drives222222"], key=KEY), Sent(ONE, key=KEY)):
        with pytest.raises(FirstAnswersStay) as refusal:
            store(questionnaire, None, other)
        assert refusal.value.code == code
    assert db.session.query(Response).one().answers == ONE
