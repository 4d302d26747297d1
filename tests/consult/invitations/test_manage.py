"""The pages on which organisers invite."""

import io

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Questionnaire
from consult.invitations.models import Invitation, ResidentClaim
from tests import people
from tests.browser import Browser
from tests.factories import invitations as factory


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return factory.with_codes()


@pytest.fixture
def olga(visitor: Browser, questionnaire: Questionnaire) -> Browser:
    return visitor.sign_in(people.olga(questionnaire.consultation.organisation))


def _url(questionnaire: Questionnaire, page: str = "invitations") -> str:
    return f"/organisation/consultations/{questionnaire.consultation.uid}/{page}"


def _file(text: str) -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), "liste.csv")}


@pytest.mark.parametrize(
    ("layout", "mimetype"), [("letters", "application/pdf"), ("labels", "application/pdf"), ("table", "text/csv")]
)
def test_codes_are_a_file_to_keep(olga: Browser, questionnaire: Questionnaire, layout: str, mimetype: str) -> None:
    made = olga.post(_url(questionnaire), {"count": "3", "layout": layout})
    assert made.mimetype == mimetype and "codes-1-3" in made.headers["Content-Disposition"]
    assert "no-store" in made.headers["Cache-Control"]
    assert db.session.query(Invitation).count() == 3
    assert "valid codes" in olga.get(_url(questionnaire)).get_data(as_text=True)


def test_what_is_typed_wrong_makes_nothing(olga: Browser, questionnaire: Questionnaire) -> None:
    assert olga.post(_url(questionnaire), {"count": "9999", "layout": "letters"}).status_code == 422
    assert olga.post(_url(questionnaire), {"count": "1", "layout": "pigeon"}).status_code == 422
    assert olga.post(_url(questionnaire, "invitations/numeros"), {"first": "a"}).status_code == 422
    assert olga.post(_url(questionnaire, "habitants"), {}).status_code == 422
    assert db.session.query(Invitation).count() == 0


def test_codes_are_withdrawn_or_made_anew_by_their_numbers(olga: Browser, questionnaire: Questionnaire) -> None:
    factory.letters(questionnaire, 2)
    numbers = {"first": "1", "last": "2"}
    assert olga.post(_url(questionnaire, "invitations/numeros"), numbers | {"then": "revoke"}).status_code == 302
    assert "2 codes are withdrawn" in olga.get(_url(questionnaire)).get_data(as_text=True)
    assert olga.post(_url(questionnaire, "invitations/numeros"), numbers | {"then": "renew"}).mimetype == "application/pdf"
    assert olga.post(_url(questionnaire, "invitations/numeros"), {"first": "8", "last": "9", "then": "renew"}).status_code == 404


def test_a_list_is_added_and_deleted_and_a_faulty_one_refused_line_by_line(olga: Browser, questionnaire: Questionnaire) -> None:
    faulty = olga.post(_url(questionnaire, "habitants"), _file("nom;prénom;date de naissance\nDupré;Marcel;hier\n"))
    assert faulty.status_code == 422 and "Line 2: “hier” is no day of birth" in faulty.get_data(as_text=True)
    assert db.session.query(ResidentClaim).count() == 0
    olga.post(_url(questionnaire, "habitants"), _file("nom;prénom;date de naissance\nDupré;Marcel;14/03/1943\n"))
    page = olga.get(_url(questionnaire)).get_data(as_text=True)
    assert "1 person is on the list." in page and "Marcel" not in page
    olga.post(_url(questionnaire, "habitants/suppression"))
    assert db.session.query(ResidentClaim).count() == 0


def test_the_pages_are_the_organisers_alone(visitor: Browser, questionnaire: Questionnaire) -> None:
    assert "/connexion" in visitor.get(_url(questionnaire)).headers["Location"]
    visitor.sign_in(people.malik(questionnaire.consultation.organisation))
    assert visitor.get(_url(questionnaire)).status_code == 403
    assert visitor.post(_url(questionnaire), {"count": "1", "layout": "table"}).status_code == 403
