"""Pages on which organisers put questions together."""

import pytest

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places, sheets

DRIVES = "drives222222"


@pytest.fixture
def questionnaire(visitor: Browser) -> Questionnaire:
    return sheets.stored(places.consultation())


@pytest.fixture
def olga(visitor: Browser, questionnaire: Questionnaire) -> Browser:
    return visitor.sign_in(people.olga(questionnaire.consultation.organisation))


def _url(questionnaire: Questionnaire, more: str = "") -> str:
    return f"/organisation/consultations/{questionnaire.consultation.uid}/diagnostic{more}"


def _question(label: str) -> Question:
    return db.session.query(Question).filter_by(label=label).one()


def test_the_list_says_pages_and_conditions(olga: Browser, questionnaire: Questionnaire) -> None:
    page = olga.get(_url(questionnaire)).get_data(as_text=True)
    assert "Page 3" in page and "Asked only if “Do you drive?” is answered by: No" in page


def test_a_question_that_was_dragged_stands_where_it_was_dropped(olga: Browser, questionnaire: Questionnaire) -> None:
    assert 'data-sortable="questions"' in olga.get(_url(questionnaire)).get_data(as_text=True)
    url = f"/organisation/questions/{questionnaire.questions[2].uid}/place"
    assert olga.post(url, {"before": DRIVES, "page": "1"}).status_code == 302
    assert questionnaire.questions[0].label == "Anything else?"
    assert olga.post(url, {"before": "", "page": "٣" * 400}).status_code == 302
    assert questionnaire.questions[2].label == "Anything else?"
    assert olga.post(url, {"before": "nobody", "page": "1"}).status_code == 422


def test_a_question_gets_a_place_a_heading_and_simple_words(olga: Browser, questionnaire: Questionnaire) -> None:
    url = f"/organisation/questions/{questionnaire.questions[2].uid}"
    sent = {"label": "Anything else?", "max_length": "500", "easy_text": "Tell us.", "section": "The end", "page": "1"}
    assert olga.post(url, sent | {"is_sensitive": "1"}).status_code == 302
    changed = _question("Anything else?")
    assert (changed.page, changed.section, changed.easy_text, changed.is_sensitive) == (1, "The end", "Tell us.", True)
    preview = olga.get(_url(questionnaire, "/apercu?telephone=1")).get_data(as_text=True)
    assert "The end" in preview and "Tell us." in preview and "I prefer not to say" in preview and "phone-width" in preview


def test_a_condition_is_chosen_in_two_steps_and_taken_away(olga: Browser, questionnaire: Questionnaire) -> None:
    url = f"/organisation/questions/{questionnaire.questions[2].uid}/condition"
    assert "Do you drive?" in olga.get(url).get_data(as_text=True)
    assert "one of these answers is chosen" in olga.get(f"{url}?source={DRIVES}").get_data(as_text=True)
    assert olga.post(f"{url}?source={DRIVES}", {"is_chosen": "no"}).status_code == 422
    assert olga.post(f"{url}?source={DRIVES}", {"is_chosen": "no", "chosen": "n1"}).status_code == 302
    assert _question("Anything else?").show_if == {"question": DRIVES, "items": ["n1"], "is_chosen": False}
    assert olga.post(url, {"always": "1"}).status_code == 302
    assert _question("Anything else?").show_if is None


def test_what_others_depend_on_is_not_removed(olga: Browser, questionnaire: Questionnaire) -> None:
    answer = olga.post(f"/organisation/questions/{DRIVES}/suppression")
    assert answer.status_code == 422 and "Change its condition first." in answer.get_data(as_text=True)
    assert db.session.query(Question).count() == 3


def test_a_question_and_the_introduction_are_translated(olga: Browser, questionnaire: Questionnaire) -> None:
    url = f"/organisation/questions/{DRIVES}/traduction"
    assert "Do you drive?" in olga.get(url).get_data(as_text=True)
    olga.post(url, {"label": "Conduisez-vous ?", "item_0": "Oui", "item_1": "Non"})
    assert _question("Do you drive?").translations["fr"]["items"] == {"n1": "Oui", "n2": "Non"}
    assert olga.post(url, {"label": "x" * 400}).status_code == 422
    introduction = _url(questionnaire, "/traduction")
    assert olga.get(introduction).status_code == 200
    assert olga.post(introduction, {"introduction": "Bonjour"}).status_code == 302
    assert db.session.query(Questionnaire).one().translations == {"fr": {"introduction": "Bonjour"}}


def test_questions_are_duplicated_and_come_from_the_bank(olga: Browser, questionnaire: Questionnaire) -> None:
    twin = olga.post(f"/organisation/questions/{DRIVES}/double").headers["Location"]
    assert olga.get(twin).status_code == 200
    assert olga.post(_url(questionnaire, "/banque"), {"key": "digital"}).status_code == 302
    assert "Can you deal with public services on the internet?" in olga.get(_url(questionnaire)).get_data(as_text=True)
    assert olga.post(_url(questionnaire, "/banque"), {"key": "nonsense"}).status_code == 404


def test_a_questionnaire_is_copied_from_another_consultation(olga: Browser, questionnaire: Questionnaire) -> None:
    target = places.consultation(questionnaire.consultation.organisation)
    places.needs(target)
    url = f"/organisation/consultations/{target.uid}/diagnostic"
    assert "Or begin with the questionnaire of another consultation" in olga.get(url).get_data(as_text=True)
    assert olga.post(f"{url}/copie", {"source": questionnaire.uid}).headers["Location"] == url
    assert "Do you drive?" in olga.get(url).get_data(as_text=True)
    assert olga.post(f"{url}/copie", {"source": "nobody"}).status_code == 404


def test_how_people_answer_is_set_above_the_questions(olga: Browser, questionnaire: Questionnaire) -> None:
    sent = {"introduction": "Hello", "assurance": "open", "language": "fr"}
    assert olga.post(_url(questionnaire, "/introduction"), sent).status_code == 302
    changed = db.session.query(Questionnaire).one()
    assert (changed.is_paged, changed.assurance, changed.language) == (False, "open", "fr")
    assert olga.post(_url(questionnaire, "/introduction"), sent | {"assurance": "none"}).status_code == 422


def test_citizens_see_none_of_it(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    for more in ("condition", "traduction"):
        assert visitor.get(f"/organisation/questions/{DRIVES}/{more}").status_code == 403
    assert visitor.post(f"/organisation/questions/{DRIVES}/double").status_code == 403
    assert visitor.get(_url(questionnaire, "/traduction")).status_code == 403
    assert visitor.post(_url(questionnaire, "/banque"), {"key": "food"}).status_code == 403


def test_after_the_first_response_conditions_stay_and_so_do_the_words_people_read(
    olga: Browser, questionnaire: Questionnaire
) -> None:
    url, introduction = f"/organisation/questions/{DRIVES}/traduction", _url(questionnaire, "/traduction")
    olga.post(url, {"label": "Conduisez-vous ?", "item_0": "Oui"})
    olga.post(introduction, {"introduction": "Bonjour"})
    diagnostics.response(questionnaire, people.amina(), {DRIVES: "n1"})
    assert olga.get(f"/organisation/questions/{questionnaire.questions[2].uid}/condition").status_code == 409
    assert "What is not translated yet can still be translated" in olga.get(url).get_data(as_text=True)
    refused = olga.post(url, {"label": "Sans voiture ?", "item_0": "Non", "item_1": "Oui"})
    assert refused.status_code == 422 and "they stay as they are" in refused.get_data(as_text=True)
    assert olga.post(introduction, {"introduction": "Au revoir"}).status_code == 422
    assert "Save the translation" not in olga.get(introduction).get_data(as_text=True)
    assert olga.post(url, {"label": "Conduisez-vous ?", "item_0": "Oui", "item_1": "Non"}).status_code == 302
    assert _question("Do you drive?").translations["fr"]["items"] == {"n1": "Oui", "n2": "Non"}


def test_a_condition_on_a_number_says_from_where_to_where(olga: Browser, questionnaire: Questionnaire) -> None:
    first, _second, last = questionnaire.questions
    first.kind, first.options = "number", {"unit": "", "lowest": 0, "highest": 9, "decimals": 0}
    questionnaire.questions[1].show_if = None
    db.session.commit()
    url = f"/organisation/questions/{last.uid}/condition?source={first.uid}"
    assert "both included" in olga.get(url).get_data(as_text=True)
    for bounds in ({}, {"least": "x"}, {"least": "12"}, {"least": "5", "most": "3"}):
        assert olga.post(url, bounds).status_code == 422
    assert olga.post(url, {"least": "3", "most": "5"}).status_code == 302
    assert db.session.get_one(Question, last.id).show_if == {
        "question": first.uid,
        "items": [],
        "is_chosen": True,
        "least": 3,
        "most": 5,
    }
    page = olga.get(f"/organisation/consultations/{questionnaire.consultation.uid}/diagnostic").get_data(as_text=True)
    assert "is answered by: from 3 to 5" in page
    assert 'value="3"' in olga.get(url).get_data(as_text=True)
