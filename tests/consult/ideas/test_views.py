"""Pages of ideas and debates."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import PENDING
from tests import people
from tests.browser import Browser
from tests.factories import ideas, places


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def _many(count: int) -> Consultation:
    consultation = places.consultation()
    ideas.ideas(consultation, count, places.needs(consultation))
    return consultation


def test_a_page_of_2000_ideas_costs_at_most_6_queries(visitor: Browser) -> None:
    consultation = _many(2_000)
    amina, address = visitor.sign_in(people.amina()), f"/consultations/{consultation.uid}/idees"
    for question in ("", "?order=supported", "?words=number", "?page=60"):
        with counted_queries() as sent:
            answer = amina.get(address + question)
        assert answer.text.count('<li class="card">') == 20 and "2,000 ideas" in answer.text, question
        assert len(sent) <= 6, (question, sent)


def test_an_idea_with_300_comments_costs_at_most_8_queries(visitor: Browser) -> None:
    idea = ideas.idea(places.consultation())
    first = ideas.comment(idea, "First")
    for number in range(150):
        ideas.comment(idea, f"Reply {number}", reply_to=first)
        ideas.comment(idea, f"Comment {number}")
    amina, address = visitor.sign_in(people.amina()), f"/idees/{idea.uid}"
    with counted_queries() as sent:
        page = amina.get(address).text
    assert "301 comments" in page and "Reply 149" in page
    assert len(sent) <= 8, sent


def test_supporting_is_a_button_and_costs_few_queries(visitor: Browser) -> None:
    idea = ideas.idea(places.consultation())
    amina, address = visitor.sign_in(people.amina()), f"/idees/{idea.uid}"
    assert "Support this idea" in amina.get(address).text
    with counted_queries() as sent:
        answer = amina.post(f"{address}/soutien")
    assert answer.status_code == 303 and len(sent) <= 6, sent
    page = amina.get(f"/idees/{idea.uid}").text
    assert "1 person supports this idea" in page and "Take my support back" in page
    amina.post(f"/idees/{idea.uid}/soutien/retrait")
    assert db.session.get_one(Idea, idea.id).supports_count == 0


def test_a_visitor_is_asked_to_sign_in_and_comes_back(visitor: Browser) -> None:
    idea = ideas.idea(places.consultation())
    assert f"/connexion?next=/idees/{idea.uid}" in visitor.get(f"/idees/{idea.uid}").text
    assert visitor.post(f"/idees/{idea.uid}/soutien").status_code == 302


def test_after_the_stage_nobody_supports_any_more(visitor: Browser) -> None:
    consultation = places.consultation()
    idea = ideas.idea(consultation)
    places.close_stage(consultation, "ideas")
    amina = visitor.sign_in(people.amina())
    page = amina.get(f"/idees/{idea.uid}").text
    assert "Ideas can no longer be supported here." in page and "Support this idea" not in page
    assert amina.post(f"/idees/{idea.uid}/soutien").status_code == 409
    assert "Propose an idea" not in amina.get(f"/consultations/{consultation.uid}/idees").text


def test_waiting_ideas_are_for_their_author_and_moderators(visitor: Browser) -> None:
    consultation = places.consultation()
    idea = ideas.idea(consultation, author=people.amina(), state=PENDING)
    assert visitor.get(f"/idees/{idea.uid}").status_code == 404
    assert Browser(visitor.app).sign_in(people.marcel()).get(f"/idees/{idea.uid}").status_code == 404
    own = Browser(visitor.app).sign_in(people.amina()).get(f"/idees/{idea.uid}").text
    assert "A moderator will read this idea" in own and idea.code in own
    assert (
        "Open in moderation"
        in Browser(visitor.app).sign_in(people.malik(consultation.organisation)).get(f"/idees/{idea.uid}").text
    )


def test_texts_are_shown_without_anything_that_runs(visitor: Browser) -> None:
    idea = ideas.idea(places.consultation(), "<script>alert(1)</script>", body="<img src=x onerror=alert(1)> **bold**")
    page = visitor.get(f"/idees/{idea.uid}").text
    assert "<script>alert" not in page and "<img" not in page and "<strong>bold</strong>" in page
    assert "<script>alert" not in visitor.get(f"/consultations/{idea.consultation.uid}/idees").text


def test_an_empty_list_says_what_to_do(visitor: Browser) -> None:
    consultation = places.consultation()
    assert "The first one could be yours." in visitor.get(f"/consultations/{consultation.uid}/idees").text
    assert "No idea fits this choice" in visitor.get(f"/consultations/{consultation.uid}/idees?words=zebra").text


def test_debates_and_what_is_said_in_them_are_shown(visitor: Browser) -> None:
    consultation = places.consultation()
    assert "No debate yet" in visitor.get(f"/consultations/{consultation.uid}/debats").text
    debate = ideas.debate(consultation)
    ideas.comment(debate, "Only on Sundays.", reply_to=ideas.comment(debate))
    assert debate.title in visitor.get(f"/consultations/{consultation.uid}/debats").text
    page = visitor.get(f"/debats/{debate.uid}").text
    assert "Only on Sundays." in page and "2 comments" in page


def test_a_draft_does_not_exist_for_the_public(database: Flask, visitor: Browser) -> None:
    draft = places.consultation(is_published=False)
    debate = ideas.debate(draft)
    for address in (f"/consultations/{draft.uid}/idees", f"/consultations/{draft.uid}/debats", f"/debats/{debate.uid}"):
        assert visitor.get(address).status_code == 404
