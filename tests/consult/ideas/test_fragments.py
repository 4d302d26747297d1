"""What earlier pages show about ideas."""

from consult.moderation.models import PENDING
from tests import people
from tests.browser import Browser
from tests.factories import ideas, places


def test_a_need_shows_its_most_supported_ideas(visitor: Browser) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    assert "No idea yet." in visitor.get(f"/besoins/{need.uid}").text
    ideas.idea(consultation, need=need, supports_count=4)
    page = visitor.get(f"/besoins/{need.uid}").text
    assert "A bus to the market" in page and "4 supports" in page and f"nouvelle?need={need.uid}" in page


def test_organisers_see_how_many_ideas_wait(visitor: Browser) -> None:
    consultation = places.consultation()
    ideas.idea(consultation, state=PENDING)
    olga = visitor.sign_in(people.olga(consultation.organisation))
    page = olga.get(f"/organisation/consultations/{consultation.uid}").text
    assert "0 published, 1 to be read, 0 returned" in page and "Read what waits" in page


def test_a_consultation_leads_to_its_debates_where_there_are_any(visitor: Browser) -> None:
    consultation = places.consultation()
    assert "debats" not in visitor.get(f"/consultations/{consultation.uid}").text
    ideas.debate(consultation)
    assert f"/consultations/{consultation.uid}/debats" in visitor.get(f"/consultations/{consultation.uid}").text
