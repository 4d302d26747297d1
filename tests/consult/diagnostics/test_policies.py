"""Who may do what with a questionnaire."""

from dataclasses import replace

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM, VISITOR
from consult.core.authorization import Rule
from consult.core.errors import NotFound
from consult.diagnostics import policies
from consult.diagnostics.answer_file_models import AnswerFile
from consult.diagnostics.models import IDENTITY, OPEN, Questionnaire, ResponseDraft
from consult.diagnostics.refusals import IdentityWanted, QuestionnaireLocked
from tests import people
from tests.factories import diagnostics, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def test_organisers_change_a_questionnaire_until_somebody_has_answered(questionnaire: Questionnaire) -> None:
    place = questionnaire.consultation.organisation
    olga, malik, amina = (people.actor(one) for one in (people.olga(place), people.malik(place), people.amina()))
    question = questionnaire.questions[0]
    changes: tuple[tuple[Rule, object], ...] = (
        (policies.may_update_questionnaire, questionnaire),
        (policies.may_add_question, questionnaire),
        (policies.may_update_question, question),
        (policies.may_move_question, question),
        (policies.may_arrange_question, question),
        (policies.may_draw_outline, question),
        (policies.may_remove_question, question),
        (policies.may_duplicate_question, question),
        (policies.may_set_condition, question),
        (policies.may_add_block, questionnaire),
    )
    for rule, target in changes:
        assert rule(olga, target) and rule(SYSTEM, target)
        assert not any(rule(actor, target) for actor in (malik, amina, VISITOR))
    diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 1}))
    for rule, target in changes:
        with pytest.raises(QuestionnaireLocked):
            rule(olga, target)
        assert not rule(amina, target)


def test_where_identities_are_confirmed_an_account_alone_does_not_do(questionnaire: Questionnaire) -> None:
    questionnaire.assurance = IDENTITY
    amina = people.actor(people.amina())
    for rule in (policies.may_submit_response, policies.may_save_draft):
        assert rule(replace(amina, is_identified=True), questionnaire)
        for actor in (amina, VISITOR, SYSTEM):
            with pytest.raises(IdentityWanted):
                rule(actor, questionnaire)


def test_organisers_prepare_and_import_for_their_own_organisation_alone(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    olga = people.actor(people.olga(consultation.organisation))
    elsewhere = places.consultation(places.organisation("Montclair"))
    for rule in (
        policies.may_prepare_questionnaire,
        policies.may_create_questionnaire,
        policies.may_import_responses,
        policies.may_import_form,
        policies.may_send_answer_file,
        policies.may_import_answers,
    ):
        assert rule(olga, consultation)
        assert not rule(olga, elsewhere) and not rule(VISITOR, consultation)
    assert policies.may_import_consultation(olga, consultation.organisation)
    assert not policies.may_import_consultation(olga, elsewhere.organisation)


def test_whoever_has_signed_in_answers_what_is_published(questionnaire: Questionnaire) -> None:
    amina = people.actor(people.amina())
    assert policies.may_submit_response(amina, questionnaire)
    assert not policies.may_submit_response(VISITOR, questionnaire)
    assert not policies.may_submit_response(SYSTEM, questionnaire)
    assert policies.may_view_questionnaire(VISITOR, questionnaire.consultation)
    draft: Consultation = places.consultation(questionnaire.consultation.organisation, is_published=False)
    with pytest.raises(NotFound):
        policies.may_view_questionnaire(amina, draft)


def test_a_response_is_seen_by_its_person_alone(questionnaire: Questionnaire) -> None:
    mine = diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 1}))
    imported = diagnostics.response(questionnaire, None, diagnostics.answers(questionnaire, {"n1": 1}))
    assert policies.may_view_response(people.actor(people.amina()), mine)
    for actor, response in ((people.actor(people.marcel()), mine), (VISITOR, mine), (VISITOR, imported), (SYSTEM, imported)):
        with pytest.raises(NotFound):
            policies.may_view_response(actor, response)


def test_organisers_translate_copy_and_correct_also_what_people_answer(questionnaire: Questionnaire) -> None:
    place = questionnaire.consultation.organisation
    diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 1}))
    olga, malik, amina = (people.actor(one) for one in (people.olga(place), people.malik(place), people.amina()))
    rules: tuple[tuple[Rule, object], ...] = (
        (policies.may_translate_question, questionnaire.questions[0]),
        (policies.may_translate_introduction, questionnaire),
        (policies.may_copy_questionnaire, questionnaire),
        (policies.may_start_correction, questionnaire),
        (policies.may_open_correction, questionnaire),
        (policies.may_drop_correction, questionnaire),
    )
    for rule, target in rules:
        assert rule(olga, target)
        assert not any(rule(actor, target) for actor in (malik, amina, VISITOR))


def test_visitors_answer_and_pause_where_the_link_is_open_and_the_system_never_does(questionnaire: Questionnaire) -> None:
    for rule in (policies.may_submit_response, policies.may_save_draft):
        assert rule(people.actor(people.amina()), questionnaire) and not rule(VISITOR, questionnaire)
    questionnaire.assurance = OPEN
    for rule in (policies.may_submit_response, policies.may_save_draft):
        assert rule(VISITOR, questionnaire) and not rule(SYSTEM, questionnaire)
    assert policies.may_resume(VISITOR, None)


def test_a_draft_is_its_persons_or_of_whoever_holds_the_code_of_one_that_is_nobodys(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    amina, marcel = people.actor(people.amina()), people.actor(people.marcel())
    hers = ResponseDraft(consultation=consultation, person_id=amina.person_id, typed={})
    nobodys = ResponseDraft(consultation=consultation, typed={})
    for rule in (policies.may_view_draft, policies.may_mail_draft_code):
        assert rule(amina, hers) and rule(VISITOR, nobodys) and rule(marcel, nobodys)
        for actor in (marcel, VISITOR):
            with pytest.raises(NotFound):
                rule(actor, hers)


def test_a_file_of_answers_is_for_organisers_of_its_consultation(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    file = AnswerFile(consultation=consultation, name="a.csv", content=b"a", mapping={})
    olga, amina = people.actor(people.olga(consultation.organisation)), people.actor(people.amina())
    for rule in (policies.may_map_answer_file, policies.may_drop_answer_file):
        assert rule(olga, file) and rule(SYSTEM, file)
        assert not rule(amina, file) and not rule(VISITOR, file)
