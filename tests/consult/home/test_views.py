"""The first page."""

from sqlalchemy import event

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.votes.actions import close_vote
from tests.browser import Browser
from tests.factories import assessments, places, threads, votes
from tests.people import amina, olga


def test_an_installation_nobody_has_claimed_leads_to_claiming_it(visitor: Browser) -> None:
    assert visitor.get("/").headers["Location"].endswith("/installation")


def test_a_town_without_consultations_asks_people_to_come_back(visitor: Browser) -> None:
    town = places.organisation()
    page = visitor.get("/").text
    assert "The first consultation is being prepared" in page and "Go to my desk" not in page
    places.consultation(town, is_published=False)
    assert "Living well" not in visitor.get("/").text
    assert "Go to my desk" in visitor.sign_in(olga(town)).get("/").text


def test_what_is_open_is_offered_and_what_comes_next_is_named(visitor: Browser) -> None:
    made = places.consultation(open_stages=("diagnostic", "ideas"))
    page = visitor.get("/").text
    assert "What can I do here now?" in page
    assert page.count('class="card action-card') == 2
    assert f"/consultations/{made.uid}/diagnostic" in page and f"/consultations/{made.uid}/idees" in page
    assert "until " in page and "from " in page


def test_what_came_out_is_shown(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    threads.project(needs[0], assessments.published(assessments.answered(made, needs=needs)))
    page = visitor.get("/").text
    assert "Needs assessment no. 1" in page and "A project that answers a need" in page and "Line 7 until midnight" in page


def test_whoever_signed_in_is_led_to_their_contributions(visitor: Browser) -> None:
    places.consultation()
    assert "See all my contributions" not in visitor.get("/").text
    assert "See all my contributions" in visitor.sign_in(amina()).get("/").text


def test_the_first_page_costs_few_queries(visitor: Browser) -> None:
    town = places.organisation()
    for _ in range(4):
        places.needs(places.consultation(town))
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    visitor.get("/")
    assert len(statements) <= 6, statements


def test_a_stage_whose_votes_are_all_closed_is_over_on_the_first_page_too(visitor: Browser) -> None:
    vote = votes.closable(votes.vote())
    assert "Cast your ballot" in visitor.get("/").text
    close_vote(SYSTEM, vote)
    page = visitor.get("/").text
    assert "Cast your ballot" not in page and "hue-vote is-done" in page
