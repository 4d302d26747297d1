"""The page on which organisers follow a diagnostic."""

import pytest

from consult.core.db import db
from consult.diagnostics.models import Response
from consult.diagnostics.participation import ways
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


@pytest.mark.parametrize(("unsure", "is_told"), [(4, False), (12, True)])
def test_beside_the_ways_no_level_tells_how_few_came_by_the_web_without_an_address(
    visitor: Browser, unsure: int, is_told: bool
) -> None:
    sheet = facts.questionnaire_with_profile()
    for channel, assurance, count in (("web", "email", 33), ("web", "open", unsure), ("paper", "open", 24 - unsure)):
        db.session.add_all(
            Response(questionnaire_id=sheet.id, channel=channel, assurance=assurance, answers={}) for _ in range(count)
        )
    db.session.commit()
    came = ways(sheet)
    assert came.channels == {"paper": 24 - unsure, "web": 33 + unsure}
    assert came.assurances == ({"email": 33, "open": 24} if is_told else {"email": None, "open": None})
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    address = f"/organisation/consultations/{sheet.consultation.uid}/diagnostic"
    page = visitor.get(f"{address}/suivi").get_data(as_text=True)
    assert ('<td class="number">33</td>' in page) == is_told
    page = visitor.get(address).get_data(as_text=True)
    assert ("33 with a confirmed e-mail address" in page) == is_told == ("How sure we are who answered" in page)


def test_nobody_else_follows(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    address = f"/organisation/consultations/{sheet.consultation.uid}/diagnostic/suivi"
    visitor.sign_in(people.amina())
    assert visitor.get(address).status_code == 403
    town = places.consultation(places.organisation("Montclair"))
    visitor.sign_in(people.olga(town.organisation))
    assert visitor.get(f"/organisation/consultations/{town.uid}/diagnostic/suivi").status_code == 404
