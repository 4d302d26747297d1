"""Going on later."""

import pytest
from flask import Flask

from consult.consultations.openings import StageClosed
from consult.core.actors import INSTANCE, SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed, NotFound, SignInRequired
from consult.diagnostics.draft_actions import delete_expired_drafts, mail_draft_code, save_draft
from consult.diagnostics.models import Questionnaire, ResponseDraft
from consult.diagnostics.refusals import QuestionnaireReplaced
from tests import people
from tests.factories import places, sheets
from tests.factories.mails import mails_to

KEY = "abcdefghjkmn"


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return sheets.stored(places.consultation(), assurance="open")


def test_what_was_typed_is_kept_as_it_is_but_for_what_the_database_does_not_hold(questionnaire: Questionnaire) -> None:
    typed = {"others222222": {"": ["A \x00bus\\u0000 “é” 𝄞"], "x\x00": []}}
    draft = save_draft(VISITOR, questionnaire, typed, key=KEY, page=3)
    db.session.expire_all()
    assert draft.typed == {"others222222": {"": ["A bus\\u0000 “é” 𝄞"], "x": []}} and draft.page == 3


def test_what_is_too_long_is_refused_and_what_was_kept_stays(questionnaire: Questionnaire) -> None:
    save_draft(VISITOR, questionnaire, {"others222222": {"": ["Before"]}}, key=KEY)
    with pytest.raises(InvalidInput):
        save_draft(VISITOR, questionnaire, {"others222222": {"": ["x" * 500_000]}}, key=KEY)
    assert db.session.query(ResponseDraft).one().typed == {"others222222": {"": ["Before"]}}


def test_a_visitor_keeps_nothing_where_one_signs_in_and_nobody_after_the_end(questionnaire: Questionnaire) -> None:
    questionnaire.assurance = "email"
    db.session.commit()
    with pytest.raises(SignInRequired):
        save_draft(VISITOR, questionnaire, {}, key=KEY)
    places.close_stage(questionnaire.consultation, "diagnostic")
    with pytest.raises(StageClosed):
        save_draft(people.actor(people.amina()), questionnaire, {}, key=KEY)


def test_the_key_of_another_consultation_keeps_nothing(questionnaire: Questionnaire) -> None:
    save_draft(VISITOR, questionnaire, {}, key=KEY)
    other = Questionnaire(consultation=places.consultation(questionnaire.consultation.organisation), assurance="open")
    db.session.add(other)
    db.session.commit()
    with pytest.raises(QuestionnaireReplaced):
        save_draft(VISITOR, other, {}, key=KEY)


def test_the_code_is_mailed_in_the_language_of_whoever_asks(questionnaire: Questionnaire) -> None:
    draft = save_draft(people.actor(people.amina()), questionnaire, {}, key=KEY)
    with pytest.raises(NotFound):
        mail_draft_code(people.actor(people.marcel()), draft, email="marcel@valfleuri.example", language="en")
    mail_draft_code(people.actor(people.amina()), draft, email="amina@valfleuri.example", language="en")
    (mail,) = mails_to("amina@valfleuri.example")
    assert draft.code in mail.text and "go on" in mail.subject


def test_the_system_alone_deletes_old_drafts(questionnaire: Questionnaire) -> None:
    save_draft(VISITOR, questionnaire, {}, key=KEY)
    with pytest.raises(NotAllowed):
        delete_expired_drafts(people.actor(people.amina()), INSTANCE)
    assert delete_expired_drafts(SYSTEM, INSTANCE) == 0
