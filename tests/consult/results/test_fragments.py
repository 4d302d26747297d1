"""Where results are linked from."""

from consult.core.actors import SYSTEM
from consult.results.actions import count_results, publish_results
from tests import people
from tests.browser import Browser
from tests.factories import places, surveys


def test_everybody_finds_what_is_published_and_organisers_the_way_to_it(visitor: Browser) -> None:
    made = places.consultation()
    sheet = surveys.questionnaire(made)
    surveys.respond(sheet, 60)
    pages = [f"/consultations/{made.uid}", f"/consultations/{made.uid}/diagnostic"]
    link = f"/consultations/{made.uid}/diagnostic/resultats"
    places.close_stage(made, "diagnostic")
    count_results(SYSTEM, made)
    assert not any(link in visitor.get(page).get_data(as_text=True) for page in pages)
    publish_results(SYSTEM, sheet)
    assert all(link in visitor.get(page).get_data(as_text=True) for page in pages)
    visitor.sign_in(people.olga(made.organisation))
    for page in ("", "/suivi"):
        assert f"/organisation{link}" in visitor.get(f"/organisation/consultations/{made.uid}/diagnostic{page}").get_data(
            as_text=True
        )
