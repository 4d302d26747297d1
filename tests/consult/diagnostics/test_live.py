"""The page on which organisers follow a diagnostic."""

from consult.core.db import db
from consult.diagnostics.models import Response
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
    assert "Day by day" in page and "all but 10 at most" in page and "On paper" in page and "Here it rests on 22" in page
    assert "Very dissatisfied" not in page


def test_three_responses_tell_how_many_and_nothing_else(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    sheet.questions[-1].show_if = {"question": sheet.questions[-2].uid, "items": ["women"], "is_chosen": True}
    facts.respond(sheet, {("women", "north"): 2, ("men", ""): 1})
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    address = f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/suivi"
    page = visitor.get(address).get_data(as_text=True)
    assert "Day by day" in page and "It can be told from 11 responses on." in page
    assert " of 2" not in page and "People who answered each question" not in page and "Share of participants" not in page


def test_a_time_under_a_minute_is_told_in_words(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    for _ in range(11):
        db.session.add(Response(questionnaire_id=sheet.id, minutes=0, answers={}))
    db.session.commit()
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    page = visitor.get(f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/suivi").get_data(as_text=True)
    assert "under 1 min" in page and "half of the people took no longer" in page


def test_nobody_else_follows(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    address = f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/suivi"
    visitor.sign_in(people.amina())
    assert visitor.get(address).status_code == 403
    town = places.consultation(places.organisation("Montclair"))
    visitor.sign_in(people.olga(town.organisation))
    assert visitor.get(f"/organisation/consultations/{town.uid}/diagnostic/suivi").status_code == 404
