"""What saves organisers work."""

import pytest
from flask import Flask

from consult.core.actors import ORGANISER, Actor
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed, NotFound
from consult.diagnostics.builder_actions import (
    add_block,
    arrange_question,
    copy_questionnaire,
    duplicate_question,
    set_condition,
    translate_introduction,
    translate_question,
)
from consult.diagnostics.correction_actions import start_correction
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.refusals import QuestionnaireExists, QuestionnaireLocked, TranslationLocked
from consult.diagnostics.rewording import rewordings
from tests import people
from tests.factories import diagnostics, places, sheets


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation())


@pytest.fixture
def olga(questionnaire: Questionnaire) -> Actor:
    return people.actor(people.olga(questionnaire.consultation.organisation))


def test_a_question_is_asked_twice_on_the_same_page(questionnaire: Questionnaire, olga: Actor) -> None:
    twin = duplicate_question(olga, questionnaire.questions[1])
    assert [one.label for one in questionnaire.questions] == ["Do you drive?", "Where to?", "Where to?", "Anything else?"]
    assert twin.uid != questionnaire.questions[1].uid and twin.page == 2 and twin.show_if == questionnaire.questions[1].show_if


def test_a_question_is_dragged_in_front_of_another_one(questionnaire: Questionnaire, olga: Actor) -> None:
    drives, places_to, last = questionnaire.questions
    arrange_question(olga, last, before=places_to.uid, page=1)
    db.session.expire_all()
    assert [(one.label, one.page) for one in questionnaire.questions] == [
        ("Do you drive?", 1),
        ("Anything else?", 1),
        ("Where to?", 2),
    ]
    for question, before in ((places_to, drives.uid), (last, last.uid), (last, "aaaaaaaaaaaa")):
        with pytest.raises(InvalidInput):
            arrange_question(olga, question, before=before, page=1)
        db.session.expire_all()
    assert [one.label for one in questionnaire.questions] == ["Do you drive?", "Anything else?", "Where to?"]


def test_a_condition_is_set_and_taken_away(questionnaire: Questionnaire, olga: Actor) -> None:
    drives, places_to, last = questionnaire.questions
    set_condition(olga, last, source=drives.uid, chosen=["n2", "n1"], is_chosen=False)
    assert last.show_if == {"question": drives.uid, "items": ["n1", "n2"], "is_chosen": False}
    set_condition(olga, last, source=None)
    assert last.show_if is None
    for source, chosen in ((last.uid, ["n1"]), (drives.uid, ["n9"]), (drives.uid, []), (places_to.uid, ["n1"])):
        with pytest.raises(InvalidInput):
            set_condition(olga, places_to, source=source, chosen=chosen)


def test_a_translation_fits_its_question(questionnaire: Questionnaire, olga: Actor) -> None:
    drives = questionnaire.questions[0]
    translate_question(olga, drives, language="fr", words={"label": "Conduisez-vous ?", "items": {"n1": "Oui"}})
    assert drives.translations["fr"]["label"] == "Conduisez-vous ?"
    for lines in ({"n9": "?"}, {"n1": "x" * 301}):
        with pytest.raises(InvalidInput):
            translate_question(olga, drives, language="fr", words={"label": "?", "items": lines})
    translate_introduction(olga, questionnaire, language="fr", introduction="Se déplacer.")
    assert questionnaire.translations == {"fr": {"introduction": "Se déplacer."}}


def test_while_people_answer_what_is_not_translated_can_be_and_nothing_else(questionnaire: Questionnaire, olga: Actor) -> None:
    drives = questionnaire.questions[0]
    translate_question(olga, drives, language="fr", words={"label": "Conduisez-vous ?", "items": {"n1": "Oui"}})
    diagnostics.response(questionnaire, people.amina(), {"drives222222": "n1"})
    more = {"label": "Conduisez-vous ?", "hint": "Une voiture.", "items": {"n1": "Oui", "n2": "Non"}}
    translate_question(olga, drives, language="fr", words=more)
    for other in (
        more | {"label": "Êtes-vous sans voiture ?"},
        more | {"items": {"n1": "Non", "n2": "Oui"}},
        more | {"hint": ""},
        {"label": "", "items": {}},
    ):
        with pytest.raises(TranslationLocked):
            translate_question(olga, drives, language="fr", words=other)
        db.session.expire_all()
        assert drives.translations["fr"] == more
    translate_introduction(olga, questionnaire, language="fr", introduction="Se déplacer.")
    translate_introduction(olga, questionnaire, language="fr", introduction="Se déplacer.")
    with pytest.raises(TranslationLocked):
        translate_introduction(olga, questionnaire, language="fr", introduction="Restez chez vous.")
    draft = start_correction(olga, questionnaire)
    translate_question(olga, draft.questions[0], language="fr", words=more | {"label": "Roulez-vous ?"})
    assert [one.uid for one in rewordings(questionnaire, draft)] == [drives.uid]
    translate_introduction(olga, draft, language="fr", introduction="Se déplacer ici.")


def test_a_block_of_the_bank_comes_on_a_page_of_its_own(questionnaire: Questionnaire, olga: Actor) -> None:
    add_block(olga, questionnaire, key="care")
    db.session.expire_all()
    assert [one.page for one in questionnaire.questions] == [1, 2, 3, 4, 4, 4]
    assert questionnaire.questions[4].show_if["question"] == questionnaire.questions[3].uid
    with pytest.raises(NotFound):
        add_block(olga, questionnaire, key="nonsense")


def test_a_questionnaire_is_copied_with_the_needs_that_are_stated_there(questionnaire: Questionnaire, olga: Actor) -> None:
    place = questionnaire.consultation.organisation
    source = places.consultation(place)
    made = diagnostics.questionnaire(source, places.needs(source))
    target = places.consultation(place)
    needs = places.needs(target)
    copy = copy_questionnaire(olga, made, target)
    assert [one.label for one in copy.questions] == [one.label for one in made.questions]
    assert [item["need"] for item in copy.questions[1].options["items"]] == [need.uid for need in needs]
    assert not {one.uid for one in copy.questions} & {one.uid for one in made.questions}
    with pytest.raises(QuestionnaireExists):
        copy_questionnaire(olga, made, target)


def test_conditions_are_copied_along(questionnaire: Questionnaire, olga: Actor) -> None:
    copy = copy_questionnaire(olga, questionnaire, places.consultation(questionnaire.consultation.organisation))
    assert copy.questions[1].show_if["question"] == copy.questions[0].uid and copy.is_paged


def test_nothing_is_copied_to_or_from_an_organisation_that_is_not_ones_own(questionnaire: Questionnaire, olga: Actor) -> None:
    elsewhere = places.consultation(places.organisation("Montclair"))
    with pytest.raises(NotAllowed):
        copy_questionnaire(olga, questionnaire, elsewhere)
    oscar = people.actor(people.account("Oscar", organisation=elsewhere.organisation, role=ORGANISER))
    with pytest.raises(NotAllowed):
        copy_questionnaire(oscar, questionnaire, elsewhere)


def test_citizens_change_nothing_and_organisers_only_what_nobody_has_answered(questionnaire: Questionnaire, olga: Actor) -> None:
    question, amina = questionnaire.questions[1], people.actor(people.amina())
    with pytest.raises(NotAllowed):
        translate_question(amina, question, language="fr", words={})
    with pytest.raises(NotAllowed):
        translate_introduction(amina, questionnaire, language="fr", introduction="")
    diagnostics.response(questionnaire, people.amina(), {"drives222222": "n1"})
    for actor, refusal in ((amina, NotAllowed), (olga, QuestionnaireLocked)):
        with pytest.raises(refusal):
            duplicate_question(actor, question)
        with pytest.raises(refusal):
            arrange_question(actor, question, before=None, page=1)
        with pytest.raises(refusal):
            set_condition(actor, question, source=None)
        with pytest.raises(refusal):
            add_block(actor, questionnaire, key="food")
