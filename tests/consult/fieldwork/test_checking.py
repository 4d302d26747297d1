"""Who it is that answers on paper or face to face."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.refusals import AlreadyAnswered
from consult.diagnostics.storing import Sent, store
from consult.fieldwork import errors
from consult.fieldwork.checking import (
    Looked,
    admission_here,
    asks_who,
    look_at,
    require_checked,
    require_possible,
    require_unasked,
    response_before,
)
from consult.invitations.actions import revoke_invitations
from consult.invitations.admission import code_proof
from consult.invitations.errors import InvitationRevoked, NotAdmitted
from tests.browser import Browser
from tests.factories import fieldwork
from tests.factories import invitations as factory


def _proof(questionnaire: Questionnaire) -> bytes:
    return code_proof(questionnaire.consultation, factory.letters(questionnaire, 1)[0].code)


@pytest.mark.parametrize("level", ["open", "email"])
def test_where_nothing_is_asked_nothing_is_checked(database: Flask, level: str) -> None:
    questionnaire = fieldwork.questionnaire(assurance=level)
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    require_unasked(questionnaire)
    require_checked(sheet, sheet.proof)
    assert not asks_who(questionnaire) and admission_here(questionnaire, None) is None
    assert not look_at(sheet).must_ask and response_before(questionnaire, None) is None


def test_where_people_confirm_their_identity_nothing_comes_on_paper(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire(assurance="identity")
    for refused in (require_possible, require_unasked):
        with pytest.raises(errors.IdentityOnly):
            refused(questionnaire)
    with pytest.raises(errors.IdentityOnly):
        admission_here(questionnaire, bytes(32))


def test_a_code_admits_on_paper_as_on_the_web_and_the_sheet_alone_does_not(database: Flask) -> None:
    questionnaire = factory.with_codes()
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    with pytest.raises(errors.ProofOnItsPage):
        require_unasked(questionnaire)
    with pytest.raises(NotAdmitted):
        admission_here(questionnaire, None)
    with pytest.raises(errors.SheetUnchecked):
        require_checked(sheet, sheet.proof)
    sheet.proof = _proof(questionnaire)
    db.session.commit()
    require_checked(sheet, sheet.proof)
    for others in (None, bytes(32)):
        with pytest.raises(errors.SheetUnchecked):
            require_checked(sheet, others)
    admission = admission_here(questionnaire, sheet.proof)
    assert admission is not None and admission.assurance == "code"
    revoke_invitations(SYSTEM, questionnaire.consultation, first=1, last=1)
    assert look_at(sheet) == Looked(is_known=False)
    with pytest.raises(InvitationRevoked):
        admission_here(questionnaire, sheet.proof)


@pytest.mark.parametrize("is_replaceable", [True, False])
def test_whoever_has_answered_on_the_web_is_known_on_paper(database: Flask, is_replaceable: bool) -> None:
    questionnaire = factory.with_codes(is_replaceable=is_replaceable)
    proof = _proof(questionnaire)
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    assert look_at(sheet) == Looked(is_known=False)
    sheet.proof = proof
    store(questionnaire, None, Sent({"others222222": "One"}, admission=admission_here(questionnaire, proof)))
    if is_replaceable:
        before = response_before(questionnaire, proof)
        assert before is not None and before.channel == "web" and look_at(sheet) == Looked(is_known=True)
    else:
        with pytest.raises(AlreadyAnswered) as refusal:
            response_before(questionnaire, proof)
        assert "sur le site" in str(refusal.value) and "reste telle quelle" in str(refusal.value)
        assert look_at(sheet) == Looked(is_known=True, twice=str(refusal.value))


def test_looking_at_a_sheet_asks_once_what_admits_its_person(database: Flask) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    (sheet,) = fieldwork.sheets_of(fieldwork.series(questionnaire, 1))
    victor = Browser(database).sign_in(fieldwork.volunteer(questionnaire.consultation))
    code = factory.letters(questionnaire, 1)[0].code
    victor.post(f"/terrain/feuilles/{sheet.uid}/verification", {"code": code})
    address, asked = f"/terrain/feuilles/{sheet.uid}", list[str]()

    def note(*arguments: Any) -> None:
        asked.append(arguments[2])

    event.listen(db.engine, "before_cursor_execute", note)
    page = victor.get(address).get_data(as_text=True)
    event.remove(db.engine, "before_cursor_execute", note)
    assert "Do you drive?" in page and sum("FROM invitation" in one for one in asked) == 1, asked
