"""The page on which a form made elsewhere is looked at, then taken over."""

import io
import re

from consult.core.db import db
from consult.diagnostics.models import Question
from tests import people
from tests.browser import Browser
from tests.factories import forms, places
from tests.pages import form_fields


def _file(data: bytes) -> dict[str, object]:
    return {"file": (io.BytesIO(data), "form.xlsx")}


def test_a_form_is_shown_with_its_losses_and_made_only_after_a_yes(visitor: Browser) -> None:
    consultation = places.consultation()
    visitor.sign_in(people.olga(consultation.organisation))
    url = f"/organisation/consultations/{consultation.uid}/diagnostic"
    assert "Begin with a form of Kobo" in visitor.get(url).get_data(as_text=True)
    assert visitor.get(f"{url}/import").status_code == 200
    page = visitor.post(f"{url}/import", _file(forms.workbook())).get_data(as_text=True)
    assert "Conduisez-vous" in page and "asked several times over" in page and "Line 10" in page
    assert db.session.query(Question).count() == 0
    sealed = re.search(r'name="plan" value="([^"]+)"', page)
    assert sealed is not None
    assert visitor.post(f"{url}/import/oui", {"plan": sealed[1] + "x"}).status_code == 422
    assert visitor.post(f"{url}/import/oui", {"plan": sealed[1]}).headers["Location"] == url
    assert db.session.query(Question).count() == 3


def test_files_that_are_no_forms_are_refused_in_words(visitor: Browser) -> None:
    consultation = places.consultation()
    visitor.sign_in(people.olga(consultation.organisation))
    url = f"/organisation/consultations/{consultation.uid}/diagnostic/import"
    for data, sentence in ((b"hello", "breaks off"), (b"PK\x03\x04 nothing", "cannot be read")):
        answer = visitor.post(url, _file(data))
        assert answer.status_code == 422 and sentence in answer.get_data(as_text=True)
    assert visitor.post(url, {}).status_code == 422


def test_a_point_of_a_form_is_taken_within_the_territory_or_the_page_says_that_it_is_not_limited_yet(visitor: Browser) -> None:
    point = {"survey": [["type", "name", "label"], ["geopoint", "where", "Where?"]], "choices": [["list_name", "name", "label"]]}
    consultation = places.consultation()
    visitor.sign_in(people.olga(consultation.organisation))
    url = f"/organisation/consultations/{consultation.uid}/diagnostic"
    page = visitor.post(f"{url}/import", _file(forms.workbook(point))).get_data(as_text=True)
    assert "from anywhere until you say where your territory lies" in page
    visitor.post(f"{url}/import/oui", {"plan": form_fields(page, having="plan")["plan"]})
    made = db.session.query(Question).one()
    assert "Points are taken from anywhere on earth" in visitor.get(url).get_data(as_text=True)
    visitor.post(f"/organisation/questions/{made.uid}/limites", {"one": "43.67, 1.35", "other": "43.53, 1.52"})
    later = places.consultation(consultation.organisation)
    url = f"/organisation/consultations/{later.uid}/diagnostic"
    page = visitor.post(f"{url}/import", _file(forms.workbook(point))).get_data(as_text=True)
    assert "within the limits of your other questions" in page
    visitor.post(f"{url}/import/oui", {"plan": form_fields(page, having="plan")["plan"]})
    assert [one.options["bounds"] for one in db.session.query(Question)] == ["1.35; 43.53; 1.52; 43.67"] * 2


def test_citizens_see_none_of_it(visitor: Browser) -> None:
    consultation = places.consultation()
    visitor.sign_in(people.amina())
    assert visitor.get(f"/organisation/consultations/{consultation.uid}/diagnostic/import").status_code == 403
