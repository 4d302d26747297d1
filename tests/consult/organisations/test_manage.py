"""Changing the organisation, and who works for it."""

from consult.accounts.models import Membership
from consult.core.db import db
from tests import people
from tests.browser import Browser
from tests.factories import places


def test_only_organisers_come_here(visitor: Browser) -> None:
    town = places.organisation()
    for page in ("/organisation/reglages", "/organisation/membres"):
        assert visitor.get(page).location == f"/connexion?next={page}"
    for somebody in (people.amina(), people.malik(town)):
        visitor.sign_in(somebody)
        for page in ("/organisation/reglages", "/organisation/membres"):
            assert visitor.get(page).status_code == 403 and visitor.post(page).status_code == 403


def test_an_organiser_changes_name_welcome_and_colour(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    assert town.name in visitor.get("/organisation/reglages").text
    words = {"name": "Beaumont", "welcome": "Come in", "contact_email": "", "accent": "plum"}
    assert visitor.post("/organisation/reglages", words).status_code == 302
    page = visitor.get("/organisation/reglages").text
    assert "Beaumont</title>" in page and "accent-plum" in page and "Come in" in page


def test_a_name_that_is_taken_is_said_in_the_form(visitor: Browser) -> None:
    places.organisation("Beaumont")
    visitor.sign_in(people.olga(places.organisation("Valfleuri")))
    answer = visitor.post("/organisation/reglages", {"name": "Beaumont", "welcome": "Typed", "accent": "teal"})
    assert answer.status_code == 422 and "already an organisation of this name" in answer.text and "Typed" in answer.text


def test_members_come_and_go(visitor: Browser) -> None:
    visitor.sign_in(people.olga(places.organisation()))
    member = {"email": "malik@valfleuri.example", "name": "Malik", "role": "moderator"}
    assert visitor.post("/organisation/membres", member).status_code == 302
    assert "malik@valfleuri.example" in visitor.get("/organisation/membres").text
    assert visitor.post("/organisation/membres", member).status_code == 422
    malik = db.session.query(Membership).filter_by(role="moderator").one()
    assert visitor.post(f"/organisation/membres/{malik.uid}/retrait").location == "/organisation/membres"
    assert "malik@valfleuri.example" not in visitor.get("/organisation/membres").text.split("<ul", 1)[1].split("</ul>")[0]


def test_the_last_organiser_stays(visitor: Browser) -> None:
    visitor.sign_in(people.olga(places.organisation()))
    olga = db.session.query(Membership).one()
    answer = visitor.post(f"/organisation/membres/{olga.uid}/retrait")
    assert answer.status_code == 409 and "at least one organiser" in answer.text
    assert visitor.post("/organisation/membres/nobody/retrait").status_code == 404


def test_nobody_removes_members_of_others(visitor: Browser) -> None:
    people.olga(places.organisation("Valfleuri"))
    olga = db.session.query(Membership).one()
    visitor.sign_in(people.account("Zoe", organisation=places.organisation("Beaumont"), role="organiser"))
    assert visitor.post(f"/organisation/membres/{olga.uid}/retrait").status_code == 403
