"""How people are let in, from the letter to the thanks."""

import pytest

from consult.core.actors import SYSTEM
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response, ResponseDraft
from consult.invitations.actions import revoke_invitations
from tests import people
from tests.browser import Browser
from tests.factories import identity_provider, places, sheets
from tests.factories import invitations as factory

SHEET = {"drives222222": "n1", "others222222": "A bench", "page": "3", "then": "send", "key": factory.KEY}


def _url(questionnaire: Questionnaire, page: str = "") -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic{page}"


def _text(visitor: Browser, url: str) -> str:
    return visitor.get(url).get_data(as_text=True)


def test_the_code_is_asked_for_before_any_question(visitor: Browser) -> None:
    questionnaire = factory.with_codes()
    visitor.sign_in(people.amina())
    page = _text(visitor, _url(questionnaire))
    assert "The code of the letter" in page and "Do you drive?" not in page
    assert visitor.get(_url(questionnaire, "/page/1")).headers["Location"] == _url(questionnaire)
    assert "Say first who you are" in _text(visitor, _url(questionnaire))


def test_a_letter_s_address_brings_the_code_and_one_code_gives_one_response(visitor: Browser) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    letter = factory.letters(questionnaire)[0]
    for words in ("A bench", "Two benches"):
        Browser.__init__(visitor, visitor.app)
        assert visitor.get(_url(questionnaire, f"/acces?code={letter.code}")).headers["Location"] == _url(questionnaire)
        assert f'value="{letter.code}"' in _text(visitor, _url(questionnaire))
        assert visitor.post(_url(questionnaire, "/acces"), {"code": letter.code.lower()}).status_code == 303
        assert "Do you drive?" in _text(visitor, _url(questionnaire, "/page/1"))
        sent = visitor.post(_url(questionnaire), SHEET | {"others222222": words, "page": "1", "key": ""})
        assert "/diagnostic/merci/" in sent.headers["Location"]
        assert visitor.get(sent.headers["Location"]).status_code == 200
    response = db.session.query(Response).one()
    assert (response.answers["others222222"], response.assurance, response.person_id) == ("Two benches", "code", None)
    assert len(response.handle or b"") == 32


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "", "x" * 61, "\x00"])
def test_a_code_of_nobody_is_refused_with_a_sentence(visitor: Browser, code: str) -> None:
    questionnaire = factory.with_codes()
    answer = visitor.post(_url(questionnaire, "/acces"), {"code": code})
    assert answer.status_code == 422 and "There is a problem" in answer.get_data(as_text=True)


def test_an_account_leaves_no_trace_where_a_code_lets_one_in(visitor: Browser) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    visitor.sign_in(people.amina())
    visitor.post(_url(questionnaire, "/acces"), {"code": factory.letters(questionnaire)[0].code})
    visitor.post(_url(questionnaire), SHEET | {"page": "1"})
    assert db.session.query(Response).one().person_id is None
    entry = db.session.query(AuditEntry).filter_by(action="diagnostics.submit_response").one()
    assert entry.account_id is None


def test_answers_stay_kept_when_a_code_is_withdrawn_meanwhile(visitor: Browser) -> None:
    questionnaire = factory.with_codes(is_paged=False)
    first, second = factory.letters(questionnaire)
    visitor.post(_url(questionnaire, "/acces"), {"code": first.code})
    revoke_invitations(SYSTEM, questionnaire.consultation, first=1, last=1)
    refused = visitor.post(_url(questionnaire), SHEET | {"page": "1"})
    assert refused.status_code == 303 and refused.headers["Location"] == _url(questionnaire)
    assert "withdrawn" in _text(visitor, _url(questionnaire))
    assert db.session.query(Response).count() == 0 and db.session.query(ResponseDraft).count() == 1
    with visitor.client.session_transaction() as session:
        session.pop(f"admitted to {questionnaire.consultation.uid}")
    visitor.post(_url(questionnaire, "/acces"), {"code": second.code})
    assert "A bench" in _text(visitor, _url(questionnaire, "/page/1"))


def test_residents_say_who_they_are_and_answer_once_each(visitor: Browser) -> None:
    questionnaire = factory.with_residents(is_paged=False, is_replaceable=False)
    marcel = {"first_name": "Marcel", "family_name": "DUPRE", "born_on": "1943-03-14"}
    assert "First you say who you are" in _text(visitor, _url(questionnaire))
    wrong = visitor.post(_url(questionnaire, "/acces"), marcel | {"born_on": "1944-03-14"})
    assert wrong.status_code == 422 and "do not find you on the list" in wrong.get_data(as_text=True)
    assert visitor.post(_url(questionnaire, "/acces"), marcel).status_code == 303
    sent = visitor.post(_url(questionnaire), SHEET | {"page": "1"})
    again = visitor.post(_url(questionnaire), SHEET | {"page": "1"})
    assert sent.headers["Location"] == again.headers["Location"]
    by_number = {"first_name": "Marcel", "family_name": "Dupré", "number": "12 b"}
    refused = Browser(visitor.app).post(_url(questionnaire, "/acces"), by_number)
    assert refused.status_code == 409 and "on the web. Each person gives one" in refused.get_data(as_text=True)
    assert db.session.query(Response).count() == 1


def test_several_people_answer_on_one_device(visitor: Browser) -> None:
    questionnaire = factory.with_residents(is_paged=False)
    for first, family, born in (("Marcel", "Dupré", "1943-03-14"), ("Amina", "Benali", "1990-07-01")):
        visitor.post(_url(questionnaire, "/acces"), {"first_name": first, "family_name": family, "born_on": born})
        page = _text(visitor, _url(questionnaire, "/page/1"))
        assert "A bench" not in page
        visitor.post(_url(questionnaire), {key: value for key, value in SHEET.items() if key != "key"} | {"page": "1"})
    assert db.session.query(Response).count() == 2
    stale = visitor.post(_url(questionnaire, "/acces/oubli"))
    assert stale.headers["Location"] == _url(questionnaire)
    assert visitor.get(_url(questionnaire, "/page/1")).status_code == 303


def test_a_form_of_somebody_else_on_the_same_device_is_not_taken_for_one_s_own(visitor: Browser) -> None:
    questionnaire = factory.with_residents(is_paged=False)
    for first, family, born in (("Marcel", "Dupré", "1943-03-14"), ("Amina", "Benali", "1990-07-01")):
        visitor.post(_url(questionnaire, "/acces"), {"first_name": first, "family_name": family, "born_on": born})
        answer = visitor.post(_url(questionnaire), SHEET | {"page": "1", "key": factory.KEY})
    assert answer.status_code == 409 and "was sent already" in answer.get_data(as_text=True)
    assert db.session.query(Response).count() == 1


def test_where_the_link_is_open_no_code_is_asked_for(visitor: Browser) -> None:
    questionnaire = factory.with_codes()
    questionnaire.assurance = "open"
    db.session.commit()
    assert visitor.post(_url(questionnaire, "/acces"), {"code": "AAAA"}).status_code == 404
    assert visitor.get(_url(questionnaire, "/page/1")).status_code == 200


def test_people_confirm_their_identity_before_any_question_and_answer_once(visitor: Browser) -> None:
    questionnaire = sheets.stored(places.consultation(), assurance="identity", is_paged=False, is_replaceable=False)
    here = _url(questionnaire)
    assert "Nobody can confirm who they are at the moment" in _text(visitor, here)
    with identity_provider.trusted_by(visitor.app) as provider:
        assert "Confirm who I am with TownConnect" in _text(visitor, here)
        assert visitor.get(_url(questionnaire, "/page/1")).headers["Location"] == here
        visitor.sign_in(people.amina())
        shown = _text(visitor, here)
        assert "This questionnaire asks for more" in shown and "Do you drive?" not in shown
        refused = visitor.post(here, SHEET | {"page": "1"})
        assert refused.headers["Location"] == here and "Confirm first who you are" in _text(visitor, here)
        assert db.session.query(Response).count() == 0 == db.session.query(ResponseDraft).count()
        back = provider.confirm(str(visitor.get(f"/connexion/identite?next={here}").location), "4711")
        assert visitor.get(back).headers["Location"] == here
        assert "Do you drive?" in _text(visitor, here)
        visitor.post(here, SHEET | {"page": "1"})
        response = db.session.query(Response).one()
        assert (response.assurance, response.person_id) == ("identity", people.amina().person_id)
        visitor.post("/mon-compte/suppression")
        again = provider.confirm(str(visitor.get(f"/connexion/identite?next={here}").location), "4711")
        visitor.get(again)
        assert "You have already answered" in _text(visitor, here)
    assert db.session.query(Response).count() == 1


def test_where_an_address_is_enough_the_response_still_says_that_an_identity_was_confirmed(visitor: Browser) -> None:
    questionnaire = sheets.stored(places.consultation(), is_paged=False)
    with identity_provider.trusted_by(visitor.app) as provider:
        visitor.get(provider.confirm(str(visitor.get("/connexion/identite").location), "4711"))
        visitor.post(_url(questionnaire), SHEET | {"page": "1"})
    assert db.session.query(Response).one().assurance == "identity"
