"""What earlier pages show about assessments."""

from flask import Flask

from consult.assessments import fragments
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places, voices


def test_a_need_says_its_place_once_an_assessment_is_published(database: Flask, visitor: Browser) -> None:
    draft = assessments.draft()
    need = draft.estimates[0].need
    with database.test_request_context():
        assert fragments.of_need(need) == ""
    assessments.published(draft.consultation)
    page = visitor.get(f"/besoins/{need.uid}").get_data(as_text=True)
    assert "In the needs assessment" in page and "Place: 1." in page and "Urgency 0.6602." in page


def test_organisers_find_the_draft_among_what_they_have_to_do(visitor: Browser) -> None:
    made = assessments.draft().consultation
    visitor.sign_in(people.olga(made.organisation))
    address = f"/organisation/consultations/{made.uid}"
    assert "A draft waits for you" in visitor.get(address).get_data(as_text=True)
    assessments.published(made)
    assert "Assessment no. 1 is published." in visitor.get(address).get_data(as_text=True)


def test_moderators_find_the_texts_that_wait_to_be_sorted(visitor: Browser) -> None:
    made = places.consultation()
    places.needs(made)
    voices.with_texts(made, people=12)
    voices.heard(made)
    address = f"/organisation/consultations/{made.uid}/textes"
    page = visitor.sign_in(people.malik(made.organisation)).get("/moderation").get_data(as_text=True)
    assert address in page and "texts wait" in page
    elsewhere = places.organisation("Hautbourg")
    stranger = Browser(visitor.app).sign_in(people.olga(elsewhere)).get("/moderation").get_data(as_text=True)
    assert address not in stranger
