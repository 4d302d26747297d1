"""The pages on which sheets are printed and volunteers invited."""

from flask import Flask

from consult.core.db import db
from consult.fieldwork.models import SeriesFile, SheetSeries, Volunteer
from tests import people
from tests.browser import Browser
from tests.factories import fieldwork, places


def _organiser(app: Flask, made: SheetSeries | None = None) -> tuple[Browser, SheetSeries]:
    made = made or fieldwork.series()
    return Browser(app).sign_in(people.olga(made.questionnaire.consultation.organisation)), made


def test_an_organiser_prints_downloads_and_withdraws_a_series(database: Flask) -> None:
    olga, before = _organiser(database)
    address = f"/organisation/consultations/{before.questionnaire.consultation.uid}/feuilles"
    wishes = {"sheets_count": "3", "language": "fr", "is_large": "y", "place": "Library", "keying_days": "7"}
    page = olga.post(address, wishes, follow_redirects=True).get_data(as_text=True)
    assert "Series 2" in page and "large print" in page and "3 not come back" in page
    made = db.session.query(SheetSeries).filter_by(number=2).one()
    file = db.session.query(SeriesFile).filter_by(series_id=made.id).one()
    pdf = olga.get(f"/organisation/feuilles/{file.uid}/impression")
    assert pdf.data.startswith(b"%PDF") and "feuilles-2-1-3.pdf" in pdf.headers["Content-Disposition"]
    assert olga.post(f"/organisation/feuilles/{made.uid}/retrait").status_code == 302
    assert olga.get(f"/organisation/feuilles/{file.uid}/impression").status_code == 404
    assert olga.post(f"/organisation/feuilles/{made.uid}/retrait").status_code == 409
    assert "Withdrawn" in olga.get(address).get_data(as_text=True)


def test_what_cannot_be_printed_comes_back_as_typed(database: Flask) -> None:
    olga, made = _organiser(database)
    address = f"/organisation/consultations/{made.questionnaire.consultation.uid}/feuilles"
    wrong = {"sheets_count": "5000", "language": "xx", "place": "Library", "keying_days": "7"}
    answer = olga.post(address, wrong)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and 'value="Library"' in page and "Between 1 and 2000." in page
    assert db.session.query(SheetSeries).count() == 1


def test_sheets_whose_questions_have_changed_are_pointed_out(database: Flask) -> None:
    olga, made = _organiser(database)
    made.questionnaire.questions.pop()
    db.session.commit()
    page = olga.get(f"/organisation/consultations/{made.questionnaire.consultation.uid}/feuilles").get_data(as_text=True)
    assert "These sheets no longer match the questions" in page


def test_a_consultation_without_a_questionnaire_prints_nothing(database: Flask) -> None:
    consultation = places.consultation()
    olga = Browser(database).sign_in(people.olga(consultation.organisation))
    address = f"/organisation/consultations/{consultation.uid}/feuilles"
    assert "There is no question to print yet" in olga.get(address).get_data(as_text=True)
    assert olga.post(address, {"sheets_count": "1"}).status_code == 404


def test_volunteers_are_invited_and_leave(database: Flask) -> None:
    olga, made = _organiser(database)
    address = f"/organisation/consultations/{made.questionnaire.consultation.uid}/benevoles"
    assert olga.post(address, {"email": "nobody"}).status_code == 422
    assert olga.post(address, {"email": "victor@valfleuri.example", "name": "Victor"}).status_code == 302
    assert olga.post(address, {"email": "victor@valfleuri.example"}).status_code == 409
    assert "0 responses handed in" in olga.get(address).get_data(as_text=True)
    victor = db.session.query(Volunteer).one()
    assert olga.post(f"/organisation/benevoles/{victor.uid}/retrait").status_code == 302
    assert db.session.query(Volunteer).count() == 0


def test_these_pages_are_for_organisers_alone(database: Flask) -> None:
    made = fieldwork.series()
    consultation = made.questionnaire.consultation
    file = db.session.query(SeriesFile).one()
    for account in (fieldwork.volunteer(consultation), people.malik(consultation.organisation)):
        somebody = Browser(database).sign_in(account)
        for path in (
            f"/organisation/consultations/{consultation.uid}/feuilles",
            f"/organisation/consultations/{consultation.uid}/benevoles",
            f"/organisation/feuilles/{file.uid}/impression",
        ):
            assert somebody.get(path).status_code == 403
