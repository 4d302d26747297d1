"""Pages that tell people what became of what they did."""

from flask import Flask

from consult import create_app
from consult.core.db import db
from consult.votes.models import Ballot
from consult.web.limits import limiter
from tests.browser import Browser
from tests.factories import assessments, places, threads, votes
from tests.people import amina


def test_a_code_typed_anyhow_leads_to_its_thread(visitor: Browser) -> None:
    need = places.needs(places.consultation())[0]
    idea = threads.idea(need)
    assert "Your code" in visitor.get("/suivi").text
    answer = visitor.get("/suivi", query_string={"code": idea.code.lower().replace("-", " ")}, follow_redirects=True)
    assert answer.status_code == 200
    assert "An evening bus" in answer.text and need.statement in answer.text


def test_the_whole_thread_of_an_answer_is_shown_without_an_account(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    response = threads.answer(made, needs, None)
    row = votes.vote(made, needs=needs)
    votes.ballots(row, [0], times=12)
    votes.counted(row)
    threads.idea(needs[0])
    published = assessments.published(made)
    threads.project(needs[0], published)
    page = visitor.get(f"/suivi/{response.code}").text
    for words in (
        "You answered the diagnostic",
        needs[0].statement,
        "1 idea answers this need",
        "100% of 12 ballots chose it",
        "Assessment no. 1 is published",
        "The place of this need: 1.",
        "Line 7 until midnight",
        "Riders each evening",
        "31 people; it was 12 at the start, the aim is 100.",
    ):
        assert words in page, words


def test_what_is_to_come_is_said(visitor: Browser) -> None:
    made = places.consultation()
    response = threads.answer(made, places.needs(made), None)
    page = visitor.get(f"/suivi/{response.code}").text
    assert page.count("is-to-come") >= 5


def test_a_tracker_shows_that_a_ballot_was_cast_and_not_what_stands_on_it(visitor: Browser) -> None:
    row = votes.vote()
    votes.ballots(row, [1])
    page = visitor.get(f"/suivi/{db.session.query(Ballot).one().tracker}").text
    assert "A ballot is in the box" in page
    assert not any(option.title in page for option in row.options)


def test_a_wrong_code_is_explained_and_kept(visitor: Browser, database: Flask) -> None:
    places.organisation()
    for address, status in (("/suivi?code=hello", 422), ("/suivi?code=", 422), ("/suivi/K7QF-2MXD-9", 404)):
        assert visitor.get(address).status_code == status
    assert "K7QF-2MXD-9" in visitor.get("/suivi/K7QF-2MXD-9").text


def test_guessing_codes_is_slowed_down_and_reading_ones_own_is_not(database: Flask) -> None:
    known = threads.idea(places.needs(places.consultation())[0]).code
    try:
        client = create_app(RATELIMIT_ENABLED=True, RATELIMIT_STORAGE_URI="memory://").test_client()
        right = {client.get(f"/suivi/{known}").status_code for _ in range(35)}
        wrong = [client.get("/suivi/K7QF-2MXD-9").status_code for _ in range(31)]
    finally:
        limiter.enabled = False
    assert right == {200}
    assert wrong == [404] * 30 + [429]


def test_my_contributions_stand_on_one_page(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    somebody = amina()
    assert visitor.get("/mes-contributions").status_code == 302
    visitor.sign_in(somebody)
    assert "Nothing yet" in visitor.get("/mes-contributions").text
    threads.answer(made, needs, somebody)
    supported = threads.idea(needs[1], title="A bench at the stop")
    threads.endorsement(supported, somebody)
    threads.idea(needs[0], somebody, state="returned")
    page = visitor.get("/mes-contributions").text
    assert "You answered the diagnostic" in page
    assert "It was returned to its author with a reason." in page
    assert "A bench at the stop" in page
