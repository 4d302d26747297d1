"""The page on which organisers say where places may lie."""

import pytest

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.place import ANYWHERE
from tests import people
from tests.browser import Browser
from tests.factories import places, sheets
from tests.pages import form_fields


@pytest.fixture
def questionnaire(visitor: Browser) -> Questionnaire:
    return sheets.of_every_type(places.consultation())


@pytest.fixture
def olga(visitor: Browser, questionnaire: Questionnaire) -> Browser:
    return visitor.sign_in(people.olga(questionnaire.consultation.organisation))


def _place() -> Question:
    return db.session.query(Question).filter_by(kind="place").order_by(Question.id.desc()).first()


def _manage(questionnaire: Questionnaire) -> str:
    return f"/organisation/consultations/{questionnaire.consultation.uid}/diagnostic"


def test_two_corners_limit_the_territory(olga: Browser, questionnaire: Questionnaire) -> None:
    url, manage = f"/organisation/questions/{_place().uid}/limites", _manage(questionnaire)
    assert "Points are taken from anywhere on earth" in olga.get(manage).get_data(as_text=True)
    wrong = olga.post(url, {"one": "43.67", "other": "43,53; 1,52"})
    assert wrong.status_code == 422 and "Write a latitude, then a longitude" in wrong.get_data(as_text=True)
    assert olga.post(url, {"one": "43,67; 1,35", "other": "43,53; 1,52"}).headers["Location"].startswith(f"{manage}#")
    assert _place().options["bounds"] == "1.35; 43.53; 1.52; 43.67"
    page = olga.get(manage).get_data(as_text=True)
    assert "from latitude 43.53 to 43.67" in page and "about 14 km from west to east" in page
    assert form_fields(olga.get(url).get_data(as_text=True), having="one")["one"] == "43.67, 1.35"


def test_a_longitude_typed_first_is_questioned(olga: Browser, questionnaire: Questionnaire) -> None:
    url, turned = f"/organisation/questions/{_place().uid}/limites", {"one": "1.35, 43.67", "other": "1.52, 43.53"}
    asked = olga.post(url, turned)
    assert asked.status_code == 422 and "seem to be swapped" in asked.get_data(as_text=True)
    assert _place().options["bounds"] == ""
    assert olga.post(url, turned | {"is_sure": "y"}).status_code == 302
    assert _place().options["bounds"] == "43.53; 1.35; 43.67; 1.52"


def test_points_from_anywhere_are_a_choice(olga: Browser, questionnaire: Questionnaire) -> None:
    olga.post(f"/organisation/questions/{_place().uid}/limites", {"anywhere": "1"})
    assert _place().options["bounds"] == ANYWHERE
    assert "Points are taken from anywhere on earth" not in olga.get(_manage(questionnaire)).get_data(as_text=True)


def test_whoever_adds_a_question_about_places_is_asked_where_they_may_lie_once(
    olga: Browser, questionnaire: Questionnaire
) -> None:
    add, lines = _manage(questionnaire) + "/questions/place", {"label": "Where?", "lines-0-label": "A", "lines-1-label": "B"}
    assert "degrees" not in olga.get(add).get_data(as_text=True)
    asked = olga.post(add, lines).headers["Location"]
    assert asked == f"/organisation/questions/{_place().uid}/limites"
    olga.post(asked, {"one": "43.67, 1.35", "other": "43.53, 1.52"})
    assert olga.post(add, lines).headers["Location"].startswith(f"{_manage(questionnaire)}#")
    assert _place().options["bounds"] == "1.35; 43.53; 1.52; 43.67"
    changed = form_fields(olga.get(f"/organisation/questions/{_place().uid}").get_data(as_text=True), having="label")
    assert olga.post(f"/organisation/questions/{_place().uid}", changed | {"label": "Where else?"}).status_code == 302
    assert (_place().label, _place().options["bounds"]) == ("Where else?", "1.35; 43.53; 1.52; 43.67")


def test_only_questions_about_places_have_limits_and_only_organisers_set_them(
    olga: Browser, questionnaire: Questionnaire
) -> None:
    words = db.session.query(Question).filter_by(kind="long_text").one().uid
    assert olga.get(f"/organisation/questions/{words}/limites").status_code == 404
    olga.sign_in(people.amina())
    assert olga.get(f"/organisation/questions/{_place().uid}/limites").status_code == 403
