"""The page of a need."""

from tests.browser import Browser
from tests.factories import places
from tests.people import olga


def test_a_visitor_reads_a_need_and_what_answers_it_today(visitor: Browser) -> None:
    need = places.needs(places.consultation())[0]
    page = visitor.get(f"/besoins/{need.uid}").text
    assert "Getting about without a car" in page and "Bus lines" in page and "Mobility" in page
    assert "Change this need" not in page


def test_an_organiser_is_led_to_its_form(visitor: Browser) -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    assert "Change this need" in visitor.sign_in(olga(made.organisation)).get(f"/besoins/{need.uid}").text


def test_a_need_of_a_draft_is_not_found(visitor: Browser) -> None:
    need = places.needs(places.consultation(is_published=False))[0]
    assert visitor.get(f"/besoins/{need.uid}").status_code == 404
