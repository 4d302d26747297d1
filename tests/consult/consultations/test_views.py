"""The page of a consultation."""

from consult.core.db import db
from tests.browser import Browser
from tests.factories import places
from tests.people import amina, malik, olga


def test_a_visitor_reads_what_is_asked_and_what_is_open(visitor: Browser) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    places.needs(made)
    page = visitor.get(f"/consultations/{made.uid}").text
    assert "Living well in Valfleuri" in page
    assert "What you can do now" in page
    assert f"/consultations/{made.uid}/diagnostic" in page
    assert "Seeing a doctor in time" in page


def test_the_summary_is_shown_as_text_and_never_as_code(visitor: Browser) -> None:
    made = places.consultation()
    made.summary = "<script>alert(1)</script> **hello**"
    db.session.commit()
    page = visitor.get(f"/consultations/{made.uid}").text
    assert "<script>alert" not in page
    assert "<strong>hello</strong>" in page


def test_a_draft_is_shown_to_its_staff_alone(visitor: Browser) -> None:
    made = places.consultation(is_published=False)
    assert visitor.get(f"/consultations/{made.uid}").status_code == 404
    assert visitor.sign_in(amina()).get(f"/consultations/{made.uid}").status_code == 404
    for somebody in (malik(made.organisation), olga(made.organisation)):
        answer = visitor.sign_in(somebody).get(f"/consultations/{made.uid}")
        assert answer.status_code == 200 and "This is a draft" in answer.text


def test_only_organisers_are_led_to_its_management(visitor: Browser) -> None:
    made = places.consultation()
    assert "Manage this consultation" not in visitor.get(f"/consultations/{made.uid}").text
    assert "Manage this consultation" in visitor.sign_in(olga(made.organisation)).get(f"/consultations/{made.uid}").text


def test_an_unknown_consultation_is_not_found(visitor: Browser) -> None:
    assert visitor.get("/consultations/nowhere").status_code == 404
