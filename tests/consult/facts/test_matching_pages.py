"""The page on which organisers say which category of the census is which answer."""

from consult.core.actors import SYSTEM
from consult.diagnostics.models import Questionnaire
from consult.facts.actions import import_margins
from consult.facts.importing.margins import read_margins
from tests import people
from tests.browser import Browser
from tests.factories import assessments, facts, places

CENSUS = (
    "variable;category;share;source;day\nsex;F;52 %;Insee;2021\nsex;M;48 %;Insee;2021\n"
    "area;North;25 %;Insee;2021\narea;South;75 %;Insee;2021\n"
)
LOUD = "Part of the census cannot be compared with your questions"


def _asked() -> tuple[Questionnaire, str]:
    sheet = facts.questionnaire_with_profile()
    import_margins(SYSTEM, sheet.consultation.territory, read_margins(CENSUS.encode(), {}))
    facts.respond(sheet, {("women", "north"): 30, ("men", "north"): 30, ("women", "south"): 60, ("men", "south"): 60})
    return sheet, f"/organisation/consultations/{sheet.consultation.uid}/diagnostic"


def test_categories_nobody_knows_an_answer_for_are_said_loudly_and_never_counted_as_nobody(visitor: Browser) -> None:
    sheet, address = _asked()
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    page = visitor.get(f"{address}/suivi").get_data(as_text=True)
    assert LOUD in page and "Sex: no answer is known for F, M, in the census." in page
    assert "Sex: the census says nothing of Women, Men." in page
    assert "No large group is missing" not in page and "nobody, where" not in page
    assert ">0%<" not in page and f"{address}/recensement" in page


def test_an_organiser_says_which_category_is_which_answer(visitor: Browser) -> None:
    sheet, address = _asked()
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    page = visitor.get(f"{address}/recensement").get_data(as_text=True)
    assert "Not said yet" in page and "People we do not ask: leave them out" in page
    said = {"category_0": "women", "category_1": "men", "category_2": "north", "category_3": "south"}
    assert visitor.post(f"{address}/recensement", said).status_code == 302
    page = visitor.get(f"{address}/suivi").get_data(as_text=True)
    assert LOUD not in page and "No large group is missing" in page and "52%" in page


def test_an_organiser_says_which_answer_is_no_category_of_the_census_and_its_people_count_as_they_came(visitor: Browser) -> None:
    sheet, address = _asked()
    questions = {question.options["variable"]: question for question in sheet.questions if "variable" in question.options}
    items = [*questions["sex"].options["items"], {"key": "other", "label": "Another answer"}]
    questions["sex"].options = questions["sex"].options | {"items": items}
    facts.respond(sheet, {("other", "south"): 20})
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    page = visitor.get(f"{address}/recensement").get_data(as_text=True)
    assert "“Another answer” is in no category of the census" in page
    said = {"category_0": "women", "category_1": "men", "category_2": "north", "category_3": "south"}
    visitor.post(f"{address}/recensement", said)
    assert "Sex: the census says nothing of Another answer." in visitor.get(f"{address}/suivi").get_data(as_text=True)
    place = next(place for place in range(9) if f"answer_{place}" in visitor.get(f"{address}/recensement").get_data(as_text=True))
    assert visitor.post(f"{address}/recensement", said | {f"answer_{place}": "y"}).status_code == 302
    page = visitor.get(f"{address}/suivi").get_data(as_text=True)
    assert LOUD not in page and "In no category of the census: Another answer." in page
    assert " checked" in visitor.get(f"{address}/recensement").get_data(as_text=True)


def test_an_answer_that_is_none_is_refused_with_a_sentence(visitor: Browser) -> None:
    sheet, address = _asked()
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    said = {"category_0": "elves", "category_1": "men", "category_2": "north", "category_3": "south"}
    answer = visitor.post(f"{address}/recensement", said)
    assert answer.status_code == 422 and "There is a problem" in answer.get_data(as_text=True)
    assert LOUD in visitor.get(f"{address}/suivi").get_data(as_text=True)


def test_nobody_else_says_it_and_without_a_census_there_is_nothing_to_say(visitor: Browser) -> None:
    sheet, address = _asked()
    visitor.sign_in(people.malik(sheet.consultation.organisation))
    assert visitor.get(f"{address}/recensement").status_code == visitor.post(f"{address}/recensement", {}).status_code == 403
    bare = assessments.answered(places.consultation(places.organisation("Montclair")))
    visitor.sign_in(people.olga(bare.organisation))
    page = visitor.get(f"/organisation/consultations/{bare.uid}/diagnostic/recensement").get_data(as_text=True)
    assert "Nothing to match" in page
