"""Pages on which organisers prepare their consultations."""

import re

from consult.consultations.models import Consultation
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.db import db
from tests.browser import Browser
from tests.factories import places
from tests.people import amina, malik, olga

DAYS = {f"{key}-opens_on": f"2027-0{month}-01" for month, key in enumerate(STAGE_KEYS, 1)}
ENDS = {f"{key}-closes_on": f"2027-0{month}-28" for month, key in enumerate(STAGE_KEYS[:3], 1)}
WORDS = {"title": "Moving well", "summary": "How do we get about?"}
NEW = "/organisation/consultations/nouvelle"


def test_an_organiser_opens_prepares_and_publishes_a_consultation(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(olga(town))
    assert "Moving well" not in visitor.get("/organisation").text
    answer = visitor.post(NEW, WORDS | DAYS | ENDS, follow_redirects=True)
    assert "State at least one need." in answer.text
    made = db.session.query(Consultation).one()
    assert visitor.post(f"/organisation/consultations/{made.uid}/publication").status_code == 409
    places.needs(made)
    assert "Publish this consultation" in visitor.get(f"/organisation/consultations/{made.uid}").text
    assert visitor.post(f"/organisation/consultations/{made.uid}/publication").status_code == 302
    assert "Published" in visitor.get("/organisation").text


def test_the_form_of_a_new_consultation_suggests_days(visitor: Browser) -> None:
    visitor.sign_in(olga(places.organisation()))
    page = visitor.get(NEW).text
    assert len(re.findall(r'type="date"[^>]*value="\d{4}-\d\d-\d\d"', page)) == 8


def test_what_was_typed_is_kept_when_something_is_wrong(visitor: Browser) -> None:
    visitor.sign_in(olga(places.organisation()))
    answer = visitor.post(NEW, WORDS | DAYS | ENDS | {"vote-closes_on": "2027-01-01"})
    assert answer.status_code == 422
    assert "This stage closes before it opens" in answer.text
    assert "How do we get about?" in answer.text
    assert db.session.query(Consultation).count() == 0


def test_an_organiser_extends_an_open_stage_and_is_told_what_may_not_change(visitor: Browser) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    visitor.sign_in(olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}/modifier"
    shown = dict(re.findall(r'name="(\w+-\w+)"[^>]*value="([\d-]+)"', visitor.get(address).text))
    shorter = visitor.post(address, WORDS | shown | {"diagnostic-closes_on": "2026-01-01"})
    assert shorter.status_code == 422
    cut = visitor.post(address, WORDS | shown | {"diagnostic-opens_on": "2026-01-01"})
    assert cut.status_code == 422 and "already open" in cut.text
    assert visitor.post(address, WORDS | shown | {"diagnostic-closes_on": "2099-01-01"}).status_code == 302
    stage = made.stage("diagnostic")
    assert stage is not None and stage.closes_at is not None and stage.closes_at.year == 2099


def test_others_than_organisers_have_no_desk(visitor: Browser) -> None:
    made = places.consultation()
    pages = ("/organisation", NEW, f"/organisation/consultations/{made.uid}", f"/organisation/consultations/{made.uid}/modifier")
    for page in pages:
        assert visitor.get(page).status_code == 302
    for somebody in (amina(), malik(made.organisation)):
        visitor.sign_in(somebody)
        assert [visitor.get(page).status_code for page in pages] == [403] * 4
        assert visitor.post(NEW, WORDS | DAYS | ENDS).status_code == 403
        assert visitor.post(f"/organisation/consultations/{made.uid}/modifier", WORDS | DAYS | ENDS).status_code == 403
        assert visitor.post(f"/organisation/consultations/{made.uid}/publication").status_code == 403


def test_an_organiser_of_elsewhere_opens_nothing_here(visitor: Browser) -> None:
    town, elsewhere = places.organisation(), places.organisation("Montclair")
    visitor.sign_in(olga(elsewhere))
    assert visitor.get(f"{NEW}?organisation={town.uid}").status_code == 403
    assert visitor.get(f"{NEW}?organisation={elsewhere.uid}").status_code == 200


def test_the_desk_says_what_is_late_and_who_took_part(visitor: Browser) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    page = visitor.sign_in(olga(made.organisation)).get("/organisation").text
    assert "The diagnostic has no questionnaire yet." in page
    assert "Next: Ideas" in page
    assert "of the inhabitants have answered" in page


def test_the_desk_of_a_town_without_consultations_invites_to_open_one(visitor: Browser) -> None:
    page = visitor.sign_in(olga(places.organisation())).get("/organisation").text
    assert "No consultation yet" in page
