"""Pages on which organisers correct what people answer already."""

import pytest

from consult.core.db import db
from consult.diagnostics.models import Questionnaire
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places, sheets
from tests.pages import form_fields

DRIVES = "drives222222"


@pytest.fixture
def questionnaire(visitor: Browser) -> Questionnaire:
    made = sheets.stored(places.consultation())
    diagnostics.response(made, people.amina(), {DRIVES: "n1"})
    visitor.sign_in(people.olga(made.consultation.organisation))
    return made


def _url(questionnaire: Questionnaire, more: str = "") -> str:
    return f"/organisation/consultations/{questionnaire.consultation.uid}/diagnostic{more}"


def test_a_correction_is_prepared_opened_and_both_versions_stay_readable(visitor: Browser, questionnaire: Questionnaire) -> None:
    assert "Correct the questions" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    visitor.post(_url(questionnaire, "/correction"))
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "You are correcting" in page and "are counted together" in page
    sent = {
        "label": "Do you ever drive?",
        "lines-0-key": "n1",
        "lines-0-label": "Yes",
        "lines-1-key": "n2",
        "lines-1-label": "No",
    }
    assert visitor.post(f"/organisation/questions/{DRIVES}", sent).status_code == 302
    assert "1 question asks in other words" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    opening = _url(questionnaire, "/correction/ouverture")
    page = visitor.get(opening).get_data(as_text=True)
    assert "Do you drive?" in page and "Do you ever drive?" in page and "1 response was given to the words before." in page
    undecided = visitor.post(opening)
    assert undecided.status_code == 422 and "Say whether the question still means the same." in undecided.get_data(as_text=True)
    assert visitor.post(opening, {"meaning_0": "same"}).status_code == 302
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "Version 1</a>, 1 response" in page and "Version 2</a>, 0 responses" in page and "1 response so far" in page
    assert "Do you drive?" in visitor.get(_url(questionnaire, "/versions/1")).get_data(as_text=True)
    assert "Do you ever drive?" in visitor.get(_url(questionnaire, "/versions/2")).get_data(as_text=True)
    assert visitor.get(_url(questionnaire, "/versions/3")).status_code == 404


def test_answers_in_other_words_are_not_counted_together_unless_somebody_says_so(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    questionnaire.questions[0].translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui", "n2": "Non"}}}
    questionnaire.translations = {"fr": {"introduction": "Se déplacer."}}
    db.session.commit()
    visitor.post(_url(questionnaire, "/correction"))
    visitor.post(_url(questionnaire, "/introduction"), {"introduction": "About staying at home.", "language": "en"})
    turned = {"label": "Are you without a car?", "lines-0-key": "n1", "lines-0-label": "No", "lines-1-key": "n2"}
    assert visitor.post(f"/organisation/questions/{DRIVES}", turned | {"lines-1-label": "Yes"}).status_code == 302
    assert "Translation of the words before" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    opening = _url(questionnaire, "/correction/ouverture")
    page = visitor.get(opening).get_data(as_text=True)
    assert "Some translations still say what was said before" in page and f"/organisation/questions/{DRIVES}/traduction" in page
    assert "Français – " in page and _url(questionnaire, "/traduction") in page
    sent = form_fields(page, having="meaning_0")
    assert sent["meaning_0"] == "other"
    late = visitor.post(opening, sent | {"revision": "0" * 8})
    assert late.status_code == 422 and "Say of each question below" in late.get_data(as_text=True)
    assert visitor.post(opening, sent).status_code == 302
    corrected = db.session.query(Questionnaire).filter_by(version=2).one()
    assert corrected.counts_from == 2 and corrected.questions[0].uid != DRIVES


def test_the_page_says_when_a_correction_would_begin_anew(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.post(_url(questionnaire, "/correction"))
    kept = {"label": "Do you drive?", "lines-0-key": "n1", "lines-0-label": "Yes", "lines-1-key": "n2"}
    refused = visitor.post(f"/organisation/questions/{DRIVES}", kept | {"lines-1-label": "", "lines-2-label": "Never"})
    assert refused.status_code == 422 and "Change its condition first." in refused.get_data(as_text=True)
    more = {"lines-1-label": "No", "lines-2-label": "Sometimes"}
    assert visitor.post(f"/organisation/questions/{DRIVES}", kept | more).status_code == 302
    assert "are not counted with the new ones" in visitor.get(_url(questionnaire)).get_data(as_text=True)


def test_a_correction_is_given_up(visitor: Browser, questionnaire: Questionnaire) -> None:
    assert visitor.post(_url(questionnaire, "/correction/abandon")).status_code == 404
    visitor.post(_url(questionnaire, "/correction"))
    assert visitor.post(_url(questionnaire, "/correction")).status_code == 409
    visitor.post(_url(questionnaire, "/correction/abandon"))
    assert db.session.query(Questionnaire).count() == 1


def test_citizens_correct_nothing(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    assert visitor.post(_url(questionnaire, "/correction")).status_code == 403
    assert visitor.get(_url(questionnaire, "/versions/1")).status_code == 403
    assert visitor.get(_url(questionnaire, "/correction/ouverture")).status_code == 404


def test_what_a_correction_says_is_for_organisers(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.post(_url(questionnaire, "/correction"))
    visitor.sign_in(people.amina())
    assert visitor.get(_url(questionnaire, "/correction/ouverture")).status_code == 403
    assert visitor.post(_url(questionnaire, "/correction/ouverture")).status_code == 403
