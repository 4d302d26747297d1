"""Going on later, page by page, with and without an account."""

import re

import pytest

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places, sheets
from tests.factories.mails import mails_to

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"


@pytest.fixture
def questionnaire(visitor: Browser) -> Questionnaire:
    return sheets.stored(places.consultation(), assurance="open")


def _url(questionnaire: Questionnaire, more: str = "") -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic{more}"


def _key(page: str) -> str:
    found = re.search(r'name="key" value="([a-z2-9]{12})"', page)
    assert found
    return found[1]


def _begin(browser: Browser, questionnaire: Questionnaire, **answers: str) -> str:
    """Opens the first page, goes on from it and returns the key of the form."""
    key = _key(browser.get(_url(questionnaire, "/page/1")).get_data(as_text=True))
    answer = browser.post(_url(questionnaire), {"key": key, "page": "1", "then": "next", **answers})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return key


def test_a_visitor_answers_page_by_page_and_sends_once(visitor: Browser, questionnaire: Questionnaire) -> None:
    assert "No account is needed." in visitor.get(_url(questionnaire)).get_data(as_text=True)
    key = _begin(visitor, questionnaire, **{DRIVES: "n2"})
    page = visitor.get(_url(questionnaire, "/page/2")).get_data(as_text=True)
    assert "Page 2 of 3" in page and "Where to?" in page and "Do you drive?" not in page
    sent = {"key": key, "page": "2", "then": "next", PLACES: "The sea"}
    assert visitor.post(_url(questionnaire), sent).headers["Location"] == _url(questionnaire, "/page/3")
    last = {"key": key, "page": "3", "then": "send", OTHERS: "No"}
    thanks = visitor.post(_url(questionnaire), last).headers["Location"]
    assert visitor.post(_url(questionnaire), last).headers["Location"] == thanks
    response = db.session.query(Response).one()
    assert response.answers == {DRIVES: "n2", PLACES: "The sea", OTHERS: "No"}
    assert (response.person_id, response.assurance, response.minutes) == (None, "open", 0)
    assert db.session.query(ResponseDraft).count() == 0
    assert response.code in visitor.get(thanks).get_data(as_text=True)
    assert Browser(visitor.app).get(thanks).status_code == 404


def test_a_question_that_is_not_asked_is_skipped_and_what_is_sent_to_it_is_left_out_only_once_one_knows(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n1"})
    assert "Page 2 of 2" in visitor.get(_url(questionnaire, "/page/3")).get_data(as_text=True)
    sent = {"key": key, "page": "3", "then": "send", OTHERS: "No"}
    told = visitor.post(_url(questionnaire), sent | {PLACES: "The sea"})
    page = told.get_data(as_text=True)
    assert told.status_code == 422 and "An answer does not count" in page and "<li>Where to?</li>" in page
    assert db.session.query(Response).count() == 0
    assert f'name="without" value="{PLACES}"' in page and PLACES not in page.replace(f'value="{PLACES}"', "")
    visitor.post(_url(questionnaire), sent | {"without": PLACES})
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "No"}


def test_whoever_changes_an_answer_is_told_which_others_no_longer_count_and_finds_them_again(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n2"})
    visitor.post(_url(questionnaire), {"key": key, "page": "2", "then": "back", PLACES: "The sea"})
    changed = visitor.post(_url(questionnaire), {"key": key, "page": "1", "then": "next", DRIVES: "n1"})
    last = visitor.get(changed.headers["Location"]).get_data(as_text=True)
    assert "“Where to?” is not asked any more" in last and f'name="without" value="{PLACES}"' in last
    visitor.post(_url(questionnaire), {"key": key, "page": "1", "then": "next", DRIVES: "n2"})
    assert "The sea</textarea>" in visitor.get(_url(questionnaire, "/page/2")).get_data(as_text=True)
    assert "does not count" not in visitor.get(_url(questionnaire, "/page/3")).get_data(as_text=True)


def test_on_one_page_a_changed_answer_asks_once_before_the_others_are_left_out(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    db.session.query(Questionnaire).one().is_paged = False
    db.session.commit()
    key = _key(visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True))
    visitor.post(_url(questionnaire), {"key": key, "then": "later", DRIVES: "n2", PLACES: "The sea"})
    told = visitor.post(_url(questionnaire), {"key": key, "then": "send", DRIVES: "n1", PLACES: "The sea", OTHERS: "A bench"})
    assert told.status_code == 422 and "An answer does not count" in told.get_data(as_text=True)
    again = visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True)
    assert "A bench</textarea>" in again and "An answer does not count" in again
    back = visitor.post(_url(questionnaire), {"key": key, "then": "send", "without": PLACES, DRIVES: "n2", OTHERS: "A bench"})
    assert "/merci/" in back.headers["Location"]
    assert db.session.query(Response).one().answers == {DRIVES: "n2", PLACES: "The sea", OTHERS: "A bench"}


def test_what_a_browser_hid_by_itself_needs_no_second_look(visitor: Browser, questionnaire: Questionnaire) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n2"})
    visitor.post(_url(questionnaire), {"key": key, "page": "2", "then": "later", PLACES: "The sea"})
    all_at_once = {"key": key, "seen": f"{DRIVES} {OTHERS}", "touched": f"{DRIVES} {OTHERS}", DRIVES: "n1", OTHERS: "No"}
    assert visitor.post(_url(questionnaire), all_at_once | {PLACES: "The sea"}).status_code == 422
    visitor.post(_url(questionnaire), all_at_once)
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "No"}


@pytest.mark.parametrize("then", ["send", "next", "back", "later", "language-fr"])
@pytest.mark.parametrize("odd", [("gone22222222", "A bench"), (DRIVES, ["n1", "n2"])])
def test_what_nobody_can_mean_is_refused_whichever_button_is_pressed_and_the_rest_is_kept(
    visitor: Browser, questionnaire: Questionnaire, then: str, odd: tuple[str, str | list[str]]
) -> None:
    db.session.query(Questionnaire).one().is_paged = False
    db.session.commit()
    key = _key(visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True))
    sent = {"key": key, "then": then, DRIVES: "n1", OTHERS: "More trees", odd[0]: odd[1]}
    refused = visitor.post(_url(questionnaire), sent)
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and "There is a problem" in page and "More trees</textarea>" in page
    assert "belongs to none of its questions" in page or "Two different answers arrived here" in page
    assert db.session.query(Response).count() == 0
    assert db.session.query(ResponseDraft).one().typed[OTHERS] == {"": ["More trees"]}


@pytest.mark.parametrize("then", ["send", "next", "back", "later", "language-fr"])
def test_a_text_of_half_a_megabyte_is_shown_again_and_the_other_answers_are_kept(
    visitor: Browser, questionnaire: Questionnaire, then: str
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n2"})
    visitor.post(_url(questionnaire), {"key": key, "page": "2", "then": "next", PLACES: "The sea"})
    visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": "later", OTHERS: "Some trees"})
    refused = visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": then, OTHERS: "x" * 500_000})
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and "There is a problem" in page and "x" * 500_000 in page
    assert "is too long to be kept" in page or "Shorten it to 2000 at most." in page
    kept = db.session.query(ResponseDraft).one().typed
    assert (kept[PLACES], kept[OTHERS]) == ({"": ["The sea"]}, {"": ["Some trees"]})
    assert db.session.query(Response).count() == 0


@pytest.mark.parametrize("then", ["send", "later"])
def test_of_ten_megabytes_nothing_is_taken_and_what_was_kept_before_stays(
    visitor: Browser, questionnaire: Questionnaire, then: str
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n1"})
    refused = visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": then, OTHERS: "x" * 10_000_000})
    assert refused.status_code == 413 and "This is too large" in refused.get_data(as_text=True)
    assert db.session.query(ResponseDraft).one().typed == {DRIVES: {"": ["n1"]}}


def test_a_required_question_keeps_one_on_its_page_and_back_keeps_what_is_wrong(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    key = _key(visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True))
    refused = visitor.post(_url(questionnaire), {"key": key, "page": "1", "then": "next"})
    assert refused.status_code == 422 and "Answer this question." in refused.get_data(as_text=True)
    _begin(visitor, questionnaire, **{DRIVES: "n1"})
    long = "é" * 2_001
    back = visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": "back", OTHERS: long})
    assert back.headers["Location"] == _url(questionnaire, "/page/1")
    assert long in visitor.get(_url(questionnaire, "/page/3")).get_data(as_text=True)


def test_steps_that_were_skipped_are_shown_before_anything_is_sent(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.get(_url(questionnaire, "/page/1"))
    answer = visitor.post(_url(questionnaire), {"page": "3", "then": "send", OTHERS: "Kept"})
    assert answer.headers["Location"] == _url(questionnaire, "/page/1")
    assert "There is something more to answer" in visitor.get(answer.headers["Location"]).get_data(as_text=True)
    assert db.session.query(Response).count() == 0
    assert db.session.query(ResponseDraft).one().typed[OTHERS] == {"": ["Kept"]}


def test_what_is_asked_only_now_is_shown_before_all_is_sent_at_once(visitor: Browser, questionnaire: Questionnaire) -> None:
    db.session.query(Questionnaire).one().is_paged = False
    db.session.commit()
    key = _key(visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True))
    sent = {"key": key, "then": "send", DRIVES: "n2", OTHERS: "No"}
    assert visitor.post(_url(questionnaire), sent).headers["Location"] == _url(questionnaire, "/page/1")
    assert "Where to?" in visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True)
    assert "/merci/" in visitor.post(_url(questionnaire), sent | {PLACES: ""}).headers["Location"]


def test_one_goes_on_elsewhere_with_the_code(visitor: Browser, questionnaire: Questionnaire) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n2"})
    answer = visitor.post(_url(questionnaire), {"key": key, "page": "2", "then": "later", PLACES: "The s"})
    code = db.session.query(ResponseDraft).one().code
    assert code in visitor.get(answer.headers["Location"]).get_data(as_text=True)
    elsewhere = Browser(visitor.app)
    assert elsewhere.get(_url(questionnaire, "/pause")).status_code == 404
    assert elsewhere.get("/diagnostic/reprendre").status_code == 200
    refused = elsewhere.post("/diagnostic/reprendre", {"code": "XXXX-XXXX-X"})
    assert refused.status_code == 422 and "This code opens nothing." in refused.get_data(as_text=True)
    resumed = elsewhere.post("/diagnostic/reprendre", {"code": f" {code.lower().replace('-', ' ')}"})
    assert "The s</textarea>" in elsewhere.get(resumed.headers["Location"]).get_data(as_text=True)


def test_a_lost_session_loses_nothing_as_the_form_carries_its_key(visitor: Browser, questionnaire: Questionnaire) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n1"})
    forgotten = Browser(visitor.app)
    forgotten.post(_url(questionnaire), {"key": key, "page": "3", "then": "send", OTHERS: "No"})
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "No"}


def test_the_code_is_mailed(visitor: Browser, questionnaire: Questionnaire) -> None:
    _begin(visitor, questionnaire, **{DRIVES: "n1"})
    assert visitor.post(_url(questionnaire, "/pause"), {"email": ""}).status_code == 422
    assert visitor.post(_url(questionnaire, "/pause"), {"email": "Amina@valfleuri.example"}).status_code == 302
    assert db.session.query(ResponseDraft).one().code in mails_to("amina@valfleuri.example")[0].text


def test_somebody_with_an_account_signs_in_and_finds_the_page_again(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    _begin(visitor, questionnaire, **{DRIVES: "n2"})
    draft = db.session.query(ResponseDraft).one()
    again = Browser(visitor.app).sign_in(people.amina())
    assert "Where to?" in again.get(_url(questionnaire)).get_data(as_text=True)
    other = Browser(visitor.app).sign_in(people.marcel())
    assert other.post("/diagnostic/reprendre", {"code": draft.code}).status_code == 422


def test_whoever_has_answered_changes_answers_page_by_page(visitor: Browser, questionnaire: Questionnaire) -> None:
    diagnostics.response(questionnaire, people.amina(), {DRIVES: "n2", PLACES: "The sea"})
    visitor.sign_in(people.amina())
    assert "You have already answered" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    _begin(visitor, questionnaire, **{DRIVES: "n2"})
    assert "The sea" in visitor.get(_url(questionnaire, "/page/2")).get_data(as_text=True)
    visitor.post(_url(questionnaire), {"page": "3", "then": "send", OTHERS: "Now"})
    assert db.session.query(Response).one().answers == {DRIVES: "n2", PLACES: "The sea", OTHERS: "Now"}


def test_another_language_keeps_what_was_typed(visitor: Browser, questionnaire: Questionnaire) -> None:
    stored = db.session.query(Questionnaire).one()
    stored.questions[0].translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui", "n2": "Non"}}}
    db.session.commit()
    page = visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True)
    answer = visitor.post(_url(questionnaire), {"key": _key(page), "page": "1", "then": "language-fr", DRIVES: "n2"})
    there = visitor.get(answer.headers["Location"]).headers["Location"]
    page = visitor.get(there).get_data(as_text=True)
    assert "Conduisez-vous ?" in page and page.count(" checked>") == 1 and 'lang="fr"' in page


def test_whoever_prefers_not_to_say_need_not_answer(visitor: Browser, questionnaire: Questionnaire) -> None:
    db.session.query(Questionnaire).one().questions[0].is_sensitive = True
    db.session.commit()
    key = _begin(visitor, questionnaire, **{f"{DRIVES}-untold": "1"})
    visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": "send", OTHERS: ""})
    response = db.session.query(Response).one()
    assert (response.answers, response.untold) == ({}, [DRIVES])


def test_a_visitor_signs_in_where_the_link_is_not_open(visitor: Browser, questionnaire: Questionnaire) -> None:
    db.session.query(Questionnaire).one().assurance = "email"
    db.session.commit()
    assert "/connexion" in visitor.get(_url(questionnaire, "/page/1")).headers["Location"]
    assert "/connexion" in visitor.post(_url(questionnaire), {DRIVES: "n1", "then": "next"}).headers["Location"]
    places.close_stage(questionnaire.consultation, "diagnostic")
    assert visitor.get(_url(questionnaire, "/page/1")).status_code == 404


def test_whoever_goes_on_after_a_correction_is_told_which_answers_are_gone(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n1"})
    visitor.post(_url(questionnaire), {"key": key, "page": "3", "then": "later", OTHERS: "A bench"})
    assert "have been corrected" not in visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True)
    db.session.delete(db.session.query(Question).filter_by(uid=OTHERS).one())
    db.session.commit()
    page = visitor.get(_url(questionnaire, "/page/1")).get_data(as_text=True)
    assert "have been corrected since you stopped" in page and "1 of your answers belongs to a question" in page


def test_what_an_earlier_page_cannot_mean_any_more_is_said_there_and_stops_nobody_from_pausing(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    key = _begin(visitor, questionnaire, **{DRIVES: "n1"})
    draft = db.session.query(ResponseDraft).one()
    draft.typed = {DRIVES: {"": ["n1"], "n9": ["1"]}, PLACES: {"": ["The sea", "The moon"]}}
    db.session.commit()
    later = {"key": key, "page": "3", "then": "later", OTHERS: "A bench"}
    assert visitor.post(_url(questionnaire), later).status_code == 302
    refused = visitor.post(_url(questionnaire), later | {"then": "send"})
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and f'<a href="#{DRIVES}">' in page and "Do you drive?" in page
    visitor.post(_url(questionnaire), {"key": key, "page": "1", "then": "next", DRIVES: "n1"})
    visitor.post(_url(questionnaire), later | {"then": "send", "without": PLACES})
    assert db.session.query(Response).one().answers == {DRIVES: "n1", OTHERS: "A bench"}
