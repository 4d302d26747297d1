"""The page on which organisers follow a diagnostic."""

from tests import people
from tests.browser import Browser
from tests.factories import facts, places


def test_the_page_says_who_answers_and_not_what(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    made = sheet.consultation
    address = f"/organisation/consultations/{made.uid}/diagnostic/suivi"
    visitor.sign_in(people.olga(made.organisation))
    assert "Nobody has answered yet" in visitor.get(address).get_data(as_text=True)
    facts.respond(sheet, {("women", "north"): 30, ("", ""): 2})
    page = visitor.get(address).get_data(as_text=True)
    assert "Day by day" in page and "30 of 32" in page and "On paper" in page
    assert "Very dissatisfied" not in page


def test_nobody_else_follows(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    address = f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/suivi"
    visitor.sign_in(people.amina())
    assert visitor.get(address).status_code == 403
    town = places.consultation(places.organisation("Montclair"))
    visitor.sign_in(people.olga(town.organisation))
    assert visitor.get(f"/organisation/consultations/{town.uid}/diagnostic/suivi").status_code == 404
