"""The page of a map, and the question with it."""

import json
from io import BytesIO

import pytest

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from tests import people
from tests.browser import Browser
from tests.factories import places, sheets

RING = [[1.0, 43.0], [2.0, 43.0], [1.0, 44.0], [1.0, 43.0]]
FILE = json.dumps({"type": "Feature", "properties": {"name": "Benches"}, "geometry": {"type": "Polygon", "coordinates": [RING]}})


@pytest.fixture
def questionnaire(visitor: Browser) -> Questionnaire:
    return sheets.of_every_type(places.consultation())


@pytest.fixture
def olga(visitor: Browser, questionnaire: Questionnaire) -> Browser:
    return visitor.sign_in(people.olga(questionnaire.consultation.organisation))


def _uid(kind: str) -> str:
    return str(db.session.query(Question).filter_by(kind=kind).one().uid)


def _send(browser: Browser, data: bytes) -> str:
    url = f"/organisation/questions/{_uid('place')}/carte"
    answer = browser.post(url, {"file": (BytesIO(data), "outline.geojson")}, content_type="multipart/form-data")
    return str(answer.get_data(as_text=True)) if answer.status_code == 422 else str(answer.status_code)


def test_a_map_is_drawn_shown_kept_when_the_question_changes_and_taken_away(olga: Browser, questionnaire: Questionnaire) -> None:
    uid = _uid("place")
    url, manage = (
        f"/organisation/questions/{uid}/carte",
        f"/organisation/consultations/{questionnaire.consultation.uid}/diagnostic",
    )
    assert url in olga.get(manage).get_data(as_text=True)
    assert "There is no map yet" in olga.get(url).get_data(as_text=True)
    assert _send(olga, FILE.encode()) == "302"
    assert "data-map=" in olga.get(url).get_data(as_text=True)
    lines = {f"lines-{at}-{name}": value for at in (0, 1) for name, value in (("key", f"n{at + 1}"), ("label", f"Line {at}"))}
    assert olga.post(f"/organisation/questions/{uid}", {"label": "Where?", "bounds": "", **lines}).status_code == 302
    question = db.session.query(Question).filter_by(uid=uid).one()
    assert question.label == "Where?" and question.options["outline"][0]["rings"] == [RING]
    assert "data-map=" in olga.get(f"{manage}/apercu").get_data(as_text=True)
    olga.post(url, {"remove": "1"})
    assert "data-map=" not in olga.get(f"{manage}/apercu").get_data(as_text=True)


def test_a_file_that_gives_no_outline_is_refused_in_words(olga: Browser, questionnaire: Questionnaire) -> None:
    assert "This file is no GeoJSON" in _send(olga, b"hello")
    assert "The coordinates are not in degrees." in _send(olga, FILE.replace("43.0", "6279000.0").encode())
    answer = olga.post(f"/organisation/questions/{_uid('place')}/carte", {})
    assert answer.status_code == 422 and "Choose the file first." in answer.get_data(as_text=True)


def test_only_a_question_about_places_has_a_map_and_only_organisers_see_its_page(
    olga: Browser, questionnaire: Questionnaire
) -> None:
    assert olga.get(f"/organisation/questions/{_uid('number')}/carte").status_code == 404
    assert olga.sign_in(people.amina()).get(f"/organisation/questions/{_uid('place')}/carte").status_code == 403


def test_a_point_outside_the_outline_is_refused_and_stays_in_its_fields(olga: Browser, questionnaire: Questionnaire) -> None:
    _send(olga, FILE.encode())
    uid, visitor = _uid("place"), Browser(olga.app)
    url = f"/consultations/{questionnaire.consultation.uid}/diagnostic"
    answer = visitor.post(url, {f"{uid}-latitude": "43.9", f"{uid}-longitude": "1.9", "key": "abcdefghjkmn"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "This point lies outside the territory" in page and 'value="43.9"' in page
    assert db.session.query(Response).count() == 0
    assert visitor.post(url, {f"{uid}-latitude": "43.2", f"{uid}-longitude": "1.2"}).status_code == 302
