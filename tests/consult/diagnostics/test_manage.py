"""The pages on which organisers make a questionnaire."""

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, identity_provider, places
from tests.pages import form_fields


@pytest.fixture
def consultation(database: Flask) -> Consultation:
    return places.consultation()


@pytest.fixture
def olga(visitor: Browser, consultation: Consultation) -> Browser:
    return visitor.sign_in(people.olga(consultation.organisation))


def _url(consultation: Consultation, more: str = "") -> str:
    return f"/organisation/consultations/{consultation.uid}/diagnostic{more}"


def test_without_needs_the_page_leads_to_the_needs(olga: Browser, consultation: Consultation) -> None:
    assert f"/organisation/consultations/{consultation.uid}/besoins" in olga.get(_url(consultation)).get_data(as_text=True)


def test_one_click_makes_the_questionnaire(olga: Browser, consultation: Consultation) -> None:
    places.needs(consultation)
    assert "Make the questionnaire" in olga.get(_url(consultation)).get_data(as_text=True)
    assert olga.post(_url(consultation)).headers["Location"] == _url(consultation)
    page = olga.get(_url(consultation)).get_data(as_text=True)
    assert "Here, how satisfied are you with each of these?" in page and "Health centre" in page
    assert olga.post(_url(consultation)).status_code == 409


def test_the_introduction_is_kept(olga: Browser, consultation: Consultation) -> None:
    diagnostics.questionnaire(consultation, places.needs(consultation))
    olga.post(_url(consultation, "/introduction"), {"introduction": "Welcome, all"})
    assert "Welcome, all" in olga.get(_url(consultation)).get_data(as_text=True)
    answer = olga.post(_url(consultation, "/introduction"), {"introduction": "x" * 5_001})
    assert answer.status_code == 422 and "x" * 5_001 in answer.get_data(as_text=True)


def test_identities_can_be_asked_for_where_there_is_a_provider_alone(olga: Browser, consultation: Consultation) -> None:
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    wish = {"introduction": "", "assurance": "identity", "language": "en"}
    assert "TownConnect" not in olga.get(_url(consultation)).get_data(as_text=True)
    assert olga.post(_url(consultation, "/introduction"), wish).status_code == 422
    with identity_provider.trusted_by(olga.app):
        assert "Whoever signs in with TownConnect" in olga.get(_url(consultation)).get_data(as_text=True)
        assert olga.post(_url(consultation, "/introduction"), wish).status_code == 302
    db.session.refresh(questionnaire)
    assert questionnaire.assurance == "identity"
    assert 'value="identity"' in olga.get(_url(consultation)).get_data(as_text=True)


def test_a_question_is_changed(olga: Browser, consultation: Consultation) -> None:
    question = diagnostics.questionnaire(consultation, places.needs(consultation)).questions[0]
    url = f"/organisation/questions/{question.uid}"
    assert "Bus lines" in olga.get(url).get_data(as_text=True)
    sent = {
        "label": "Content?",
        "lowest": "No",
        "highest": "Yes",
        "lines-0-key": "n1",
        "lines-0-label": "Trains",
        "lines-0-need": "",
        "lines-0-place": "1",
    }
    assert olga.post(url, sent).headers["Location"] == _url(consultation) + f"#question-{question.uid}"
    changed = db.session.query(Question).filter_by(uid=question.uid).one()
    assert changed.label == "Content?"
    assert changed.options["items"] == [{"key": "n1", "label": "Trains", "need": None}]
    refused = olga.post(url, sent | {"lines-0-label": ""})
    assert refused.status_code == 422 and "Content?" in refused.get_data(as_text=True)


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
def test_a_question_of_each_type_is_added_and_changed_as_its_form_comes(
    olga: Browser, consultation: Consultation, kind: str
) -> None:
    diagnostics.questionnaire(consultation, places.needs(consultation))
    url = _url(consultation, f"/questions/{kind}")
    empty = form_fields(olga.get(url).get_data(as_text=True), having="label")
    lines = {name: f"Line {name}" for name in empty if name.startswith("lines-") and name.endswith("-label")}
    assert bool(lines) is bool(QUESTION_TYPES[kind].fewest_items)
    assert olga.post(url, empty | {"label": ""}).status_code == 422
    assert olga.post(url, empty | lines | {"label": "One more"}).status_code == 302
    assert "One more" in olga.get(_url(consultation)).get_data(as_text=True)
    added = db.session.query(Question).filter_by(label="One more").one()
    said, number = dict(added.options), added.id
    assert QUESTION_TYPES[kind].check_options(said) is None
    url = f"/organisation/questions/{added.uid}"
    filled = form_fields(olga.get(url).get_data(as_text=True), having="label")
    assert olga.post(url, filled | {"label": "Once more"}).status_code == 302
    changed = db.session.get_one(Question, number)
    assert (changed.label, changed.options) == ("Once more", said)


def test_a_question_that_cannot_stand_is_shown_again_with_the_reason(olga: Browser, consultation: Consultation) -> None:
    diagnostics.questionnaire(consultation, places.needs(consultation))
    answer = olga.post(
        _url(consultation, "/questions/top_k"), {"label": "Which?", "k": "3", "lines-0-label": "A", "lines-1-label": "B"}
    )
    assert answer.status_code == 422
    assert "There are fewer lines than may be named." in answer.get_data(as_text=True)


def test_an_unknown_kind_does_not_exist(olga: Browser, consultation: Consultation) -> None:
    diagnostics.questionnaire(consultation, places.needs(consultation))
    assert olga.get(_url(consultation, "/questions/nonsense")).status_code == 404


def test_questions_move_and_go(olga: Browser, consultation: Consultation) -> None:
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    last = f"/organisation/questions/{questionnaire.questions[2].uid}"
    moved = olga.post(f"{last}/deplacement", {"direction": "up"}).headers["Location"]
    place = moved.partition("#")[2]
    assert place and f'id="{place}"' in olga.get(moved).get_data(as_text=True)
    olga.post(f"/organisation/questions/{questionnaire.questions[0].uid}/deplacement", {"direction": "down"})
    assert [one.kind for one in db.session.query(Questionnaire).one().questions] == ["long_text", "satisfaction", "top_k"]
    olga.post(f"{last}/suppression")
    assert [one.kind for one in db.session.query(Questionnaire).one().questions] == ["satisfaction", "top_k"]


def test_the_preview_shows_the_questions_and_sends_nothing(olga: Browser, consultation: Consultation) -> None:
    diagnostics.questionnaire(consultation, places.needs(consultation))
    page = olga.get(_url(consultation, "/apercu")).get_data(as_text=True)
    assert "How satisfied are you?" in page and "Send my answers" not in page


def test_after_the_first_response_nothing_can_be_changed(olga: Browser, consultation: Consultation) -> None:
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 2}))
    page = olga.get(_url(consultation)).get_data(as_text=True)
    assert "1 response so far" in page and "can no longer change" in page and "/suppression" not in page
    question = f"/organisation/questions/{questionnaire.questions[0].uid}"
    assert olga.get(question).status_code == 409
    for url in (question, f"{question}/suppression", f"{question}/deplacement", _url(consultation, "/introduction")):
        assert olga.post(url, {"label": "x", "introduction": "x"}).status_code == 409
    assert db.session.query(Question).count() == 3


def test_a_citizen_and_a_moderator_see_none_of_it(visitor: Browser, consultation: Consultation) -> None:
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    urls = (
        _url(consultation),
        _url(consultation, "/apercu"),
        _url(consultation, "/questions/top_k"),
        f"/organisation/questions/{questionnaire.questions[0].uid}",
    )
    for url in urls:
        assert visitor.get(url).status_code == 302
    for account in (people.amina(), people.malik(consultation.organisation)):
        visitor.sign_in(account)
        assert [visitor.get(url).status_code for url in urls] == [403] * 4
        assert visitor.post(f"{urls[3]}/suppression").status_code == 403


def test_without_a_questionnaire_there_is_nothing_to_preview(olga: Browser, consultation: Consultation) -> None:
    assert olga.get(_url(consultation, "/apercu")).status_code == 404


def test_who_can_answer_stays_told_once_it_can_no_longer_change(visitor: Browser) -> None:
    consultation = places.consultation()
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    questionnaire.assurance, questionnaire.is_replaceable = "code", False
    diagnostics.response(questionnaire, None, diagnostics.answers(questionnaire, {"n1": 1}))
    visitor.sign_in(people.olga(consultation.organisation))
    page = visitor.get(f"/organisation/consultations/{consultation.uid}/diagnostic").get_data(as_text=True)
    assert "Whoever has a code you sent" in page and "Once sent, answers stay as they are." in page
