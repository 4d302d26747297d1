"""Correcting what people answer already."""

import pytest
from flask import Flask

from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.core.outbox import due
from consult.diagnostics.actions import submit_response, update_question
from consult.diagnostics.columns import read_tables
from consult.diagnostics.correction_actions import drop_correction, open_correction, start_correction
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import (
    correction_of,
    questionnaire_of,
    response_of,
    responses_by_version,
    responses_count,
    versions_of,
)
from consult.diagnostics.refusals import (
    CorrectionExists,
    MeaningUndecided,
    NothingToCorrect,
    QuestionnaireLocked,
    QuestionnaireReplaced,
)
from tests import people
from tests.factories import diagnostics, places, sheets

SAME = {"drives222222": True}


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    made = sheets.stored(places.consultation())
    diagnostics.response(made, people.amina(), {"drives222222": "n1"})
    return made


@pytest.fixture
def olga(questionnaire: Questionnaire) -> Actor:
    return people.actor(people.olga(questionnaire.consultation.organisation))


def _reworded(olga: Actor, questionnaire: Questionnaire, *labels: str) -> Questionnaire:
    draft = start_correction(olga, questionnaire)
    words = {"label": "Do you ever drive?", "options": {"items": sheets.items(*labels)}, "is_required": True}
    update_question(olga, draft.questions[0], **words)
    return draft


def test_people_answer_the_version_before_until_the_corrected_one_is_opened(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = _reworded(olga, questionnaire, "Yes", "No")
    consultation = questionnaire.consultation
    assert questionnaire_of(consultation) is questionnaire and correction_of(consultation) is draft
    submit_response(people.actor(people.marcel()), questionnaire, {"drives222222": "n2"})
    with pytest.raises(QuestionnaireReplaced):
        submit_response(people.actor(people.marcel()), draft, {"drives222222": "n2"})
    open_correction(olga, draft, means_the_same=SAME)
    assert questionnaire_of(consultation) is draft and correction_of(consultation) is None
    assert questionnaire.questions[0].label == "Do you drive?" and draft.questions[0].label == "Do you ever drive?"
    with pytest.raises(QuestionnaireReplaced):
        submit_response(people.actor(people.marcel()), questionnaire, {"drives222222": "n2"})
    with pytest.raises(QuestionnaireLocked):
        update_question(olga, draft.questions[0], label="?", options=draft.questions[0].options)


def test_better_words_are_counted_together_with_the_ones_before(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = _reworded(olga, questionnaire, "Yes", "No")
    open_correction(olga, draft, means_the_same=SAME)
    assert (draft.version, draft.counts_from, responses_count(draft)) == (2, 1, 1)
    assert responses_by_version(questionnaire.consultation) == {1: 1, 2: 0}
    respondents, tables = read_tables(draft)
    assert respondents == 1 and tables[0].values.tolist() == [[1, 0]]
    assert due() == [("assessments.draft_assessment", questionnaire.consultation_id)]


def test_whether_other_words_mean_the_same_is_somebodys_decision(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = _reworded(olga, questionnaire, "No", "Yes")
    revision = str(draft.revision)
    update_question(olga, draft.questions[2], label="And what else?", options=draft.questions[2].options)
    decided = {draft.questions[2].uid: True, "drives222222": False}
    for undecided in ({"means_the_same": {}}, {"means_the_same": SAME}, {"means_the_same": decided, "revision": revision}):
        with pytest.raises(MeaningUndecided):
            open_correction(olga, draft, **undecided)
    open_correction(olga, draft, means_the_same=decided, revision=str(draft.revision))
    assert (draft.counts_from, responses_count(draft)) == (2, 0)
    assert draft.questions[0].uid != "drives222222" and draft.questions[2].uid == questionnaire.questions[2].uid


def test_another_question_begins_anew_and_the_responses_before_stay_readable(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = _reworded(olga, questionnaire, "Yes", "No", "Sometimes")
    open_correction(olga, draft)
    assert (draft.counts_from, responses_count(draft), responses_count(questionnaire)) == (2, 0, 1)
    assert draft.questions[0].uid != "drives222222" and draft.questions[1].show_if["question"] == draft.questions[0].uid
    assert [one.version for one in versions_of(questionnaire.consultation)] == [1, 2]


def test_whoever_answered_before_has_one_response_still(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = _reworded(olga, questionnaire, "Yes", "No")
    open_correction(olga, draft, means_the_same=SAME)
    amina = people.actor(people.amina())
    before = response_of(draft, amina.person_id)
    assert before is not None and before.questionnaire_id == questionnaire.id
    assert submit_response(amina, draft, {"drives222222": "n2"}) == before.code
    db.session.expire_all()
    assert db.session.query(Response).one().questionnaire_id == draft.id


def test_one_correction_is_prepared_at_a_time_and_can_be_given_up(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = start_correction(olga, questionnaire)
    with pytest.raises(CorrectionExists):
        start_correction(olga, questionnaire)
    drop_correction(olga, draft)
    assert correction_of(questionnaire.consultation) is None
    open_correction(olga, start_correction(olga, questionnaire))
    current = questionnaire_of(questionnaire.consultation)
    assert current is not None
    for again in (open_correction, drop_correction):
        with pytest.raises(QuestionnaireReplaced):
            again(olga, current)
    with pytest.raises(QuestionnaireReplaced):
        start_correction(olga, questionnaire)


def test_what_nobody_has_answered_needs_no_correction(questionnaire: Questionnaire, olga: Actor) -> None:
    db.session.query(Response).delete()
    db.session.commit()
    with pytest.raises(NothingToCorrect):
        start_correction(olga, questionnaire)


def test_citizens_and_moderators_correct_nothing(questionnaire: Questionnaire, olga: Actor) -> None:
    draft = start_correction(olga, questionnaire)
    for actor in (people.actor(people.amina()), people.actor(people.malik(questionnaire.consultation.organisation))):
        with pytest.raises(NotAllowed):
            start_correction(actor, questionnaire)
        with pytest.raises(NotAllowed):
            open_correction(actor, draft)
        with pytest.raises(NotAllowed):
            drop_correction(actor, draft)
