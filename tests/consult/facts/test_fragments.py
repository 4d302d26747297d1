"""What pages of other features show of facts."""

from sqlalchemy import delete

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.facts.actions import import_margins, import_services, import_statistics
from consult.facts.importing.margins import read_margins
from consult.facts.importing.services import read_services
from consult.facts.importing.statistics import read_statistics
from consult.territories.models import OfficialStatistic
from tests import people
from tests.browser import Browser
from tests.factories import assessments, facts, places


def test_a_need_shows_services_and_figures_with_their_source(visitor: Browser) -> None:
    made = places.consultation()
    doctor = places.needs(made)[1]
    before = visitor.get(f"/besoins/{doctor.uid}").get_data(as_text=True)
    assert "What exists today" not in before and "What published figures say" not in before
    import_statistics(SYSTEM, made.territory, read_statistics(facts.STATISTICS.encode(), {}))
    import_services(SYSTEM, made.territory, read_services(facts.SERVICES.encode(), {}))
    page = visitor.get(f"/besoins/{doctor.uid}").get_data(as_text=True)
    assert "Health centre" in page and 'href="https://health.example/"' in page and "Town hall, January 15, 2026" in page
    assert "Doctors for 10,000 inhabitants" in page and "Drees, December 31, 2023" in page
    assert "do not say the same" not in page


def test_a_disagreement_at_publication_is_pointed_out_on_the_page_of_the_need(visitor: Browser) -> None:
    made = assessments.answered(times=4)
    facts.known(made)
    published = assessments.published(made)
    bus = next(one.need for one in published.estimates if one.statement == "Getting about without a car")
    page = visitor.get(f"/besoins/{bus.uid}").get_data(as_text=True)
    assert "Buses a day is better here than elsewhere; yet most participants are not satisfied." in page
    assert "/methodes/divergence" in page and "Cars a household is" not in page
    db.session.execute(delete(OfficialStatistic))
    db.session.commit()
    assert "Buses a day is better here than elsewhere" in visitor.get(f"/besoins/{bus.uid}").get_data(as_text=True)


def test_organisers_find_their_territory(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/organisation/consultations/{made.uid}").get_data(as_text=True)
    assert f"/organisation/territoires/{made.territory.uid}" in page


def test_organisers_see_whom_they_have_not_heard_without_numbers_of_few(visitor: Browser) -> None:
    sheet = facts.questionnaire_with_profile()
    made = sheet.consultation
    import_margins(SYSTEM, made.territory, read_margins(facts.MARGINS.encode(), {}))
    facts.respond(sheet, {("women", "north"): 3, ("men", "north"): 2, ("women", "south"): 60, ("men", "south"): 60, ("", ""): 18})
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/organisation/consultations/{made.uid}/diagnostic/suivi").get_data(as_text=True)
    assert "<strong>North</strong> – fewer than 11 people, where 31 would be expected" in page
    assert "18 people did not say it." in page and "Dissimilarity: 0.02" in page
    assert "63" in page and '<td class="number">5</td>' not in page


def test_a_questionnaire_that_asks_nothing_of_people_says_how_to(visitor: Browser) -> None:
    made = assessments.answered()
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/organisation/consultations/{made.uid}/diagnostic/suivi").get_data(as_text=True)
    assert "asks people nothing about themselves" in page
