"""Pages on which organisers state needs."""

from consult.core.db import db
from consult.needs.models import Need
from consult.needs.queries import needs_by_theme, needs_of
from tests.browser import Browser
from tests.factories import places
from tests.people import amina, malik, olga

SAID = {"statement": "Eating well", "theme": "Food", "service": "School canteen", "description": ""}


def test_an_organiser_states_changes_moves_and_removes_needs(visitor: Browser) -> None:
    made = places.consultation(is_published=False)
    places.needs(made)
    visitor.sign_in(olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}/besoins"
    assert visitor.post(address, SAID | {"theme": "Health"}).status_code == 302
    need = db.session.query(Need).filter_by(statement="Eating well").one()
    assert visitor.post(f"/organisation/besoins/{need.uid}/ordre", {"step": "up"}).status_code == 302
    assert [one.statement for one in needs_of(made)][1] == "Eating well"
    stated = visitor.get(f"/organisation/besoins/{need.uid}").text
    assert "School canteen" in stated and f'value="{need.theme.title}"' in stated
    assert visitor.post(f"/organisation/besoins/{need.uid}", SAID | {"statement": "Eating fresh food"}).status_code == 302
    assert "Eating fresh food" in visitor.get(address).text
    assert visitor.post(f"/organisation/besoins/{need.uid}/retrait", follow_redirects=True).status_code == 200
    assert db.session.query(Need).count() == 3


def test_themes_are_renamed_and_moved(visitor: Browser) -> None:
    made = places.consultation(is_published=False)
    theme = places.needs(made)[0].theme
    visitor.sign_in(olga(made.organisation))
    assert "Mobility" in visitor.get(f"/organisation/themes/{theme.uid}").text
    assert visitor.post(f"/organisation/themes/{theme.uid}", {"title": "Health"}).status_code == 422
    assert visitor.post(f"/organisation/themes/{theme.uid}", {"title": "Transport"}).status_code == 302
    assert visitor.post(f"/organisation/themes/{theme.uid}/ordre", {"step": "down"}).status_code == 302
    assert [one.title for one in needs_by_theme(made)] == ["Health", "Transport", "Housing"]


def test_what_was_typed_is_kept_when_something_is_wrong(visitor: Browser) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    visitor.sign_in(olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}/besoins"
    for wrong in ({"statement": ""}, {"statement": need.statement}):
        answer = visitor.post(address, SAID | wrong)
        assert answer.status_code == 422 and "School canteen" in answer.text
    answer = visitor.post(f"/organisation/besoins/{need.uid}", SAID | {"statement": "Seeing a doctor in time"})
    assert answer.status_code == 422 and "already states this need" in answer.text


def test_a_need_people_spoke_about_is_not_removed(visitor: Browser) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    visitor.sign_in(olga(made.organisation))
    answer = visitor.post(f"/organisation/besoins/{need.uid}/retrait")
    assert answer.status_code == 409 and "can no longer be removed" in answer.text


def test_suggestions_are_in_the_readers_language(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}/besoins"
    assert '<option value="Local economy">' in visitor.get(address).text
    visitor.client.set_cookie("locale", "fr")
    assert '<option value="Économie locale">' in visitor.get(address).text


def test_others_than_organisers_are_refused(visitor: Browser) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    here = "/organisation"
    pages = (f"{here}/consultations/{made.uid}/besoins", f"{here}/besoins/{need.uid}", f"{here}/themes/{need.theme.uid}")
    for somebody in (amina(), malik(made.organisation)):
        visitor.sign_in(somebody)
        for page in pages:
            assert visitor.get(page).status_code == 403
            assert visitor.post(page, SAID | {"title": "Mine"}).status_code == 403
        for page in (f"{pages[1]}/ordre", f"{pages[1]}/retrait", f"{pages[2]}/ordre"):
            assert visitor.post(page).status_code == 403
