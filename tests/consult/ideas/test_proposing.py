"""Proposing an idea and improving it."""

from sqlalchemy import select

from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.actions import return_subject
from consult.moderation.models import PENDING
from tests import people
from tests.browser import Browser
from tests.factories import ideas, places

SENT = {"title": "A bus to the market", "body": "Every hour on market days, please."}


def test_a_citizen_proposes_an_idea_and_reads_its_code(visitor: Browser) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    amina = visitor.sign_in(people.amina())
    form = amina.get(f"/consultations/{consultation.uid}/idees/nouvelle?need={need.uid}").text
    assert f'value="{need.uid}" checked' in form.replace("checked ", "") or "checked" in form
    answer = amina.post(f"/consultations/{consultation.uid}/idees/nouvelle", SENT | {"need": need.uid}, follow_redirects=True)
    idea = db.session.scalars(select(Idea)).one()
    assert answer.status_code == 200 and idea.code in answer.text and idea.is_pending and idea.need_id == need.id


def test_what_was_typed_is_kept(visitor: Browser) -> None:
    consultation = places.consultation()
    amina = visitor.sign_in(people.amina())
    answer = amina.post(f"/consultations/{consultation.uid}/idees/nouvelle", {"title": "A <b>bus</b>", "body": "Short"})
    assert answer.status_code == 422
    assert "A &lt;b&gt;bus&lt;/b&gt;" in answer.text and "Write between 20 and 5,000 characters." in answer.text


def test_a_visitor_signs_in_first_and_a_closed_stage_says_so(visitor: Browser) -> None:
    consultation = places.consultation()
    answer = visitor.get(f"/consultations/{consultation.uid}/idees/nouvelle")
    assert answer.status_code == 302 and "connexion?next=" in answer.location
    places.close_stage(consultation, "ideas")
    answer = visitor.sign_in(people.amina()).post(f"/consultations/{consultation.uid}/idees/nouvelle", SENT | {"need": "none"})
    assert answer.status_code == 409 and "This stage is not open" in answer.text


def test_the_author_reads_why_it_came_back_and_sends_it_again(visitor: Browser) -> None:
    consultation = places.consultation()
    idea = ideas.idea(consultation, author=people.amina(), state=PENDING)
    return_subject(people.actor(people.malik(consultation.organisation)), idea, reason="unclear", words="Which bus?")
    amina = visitor.sign_in(people.amina())
    page = amina.get(f"/idees/{idea.uid}").text
    assert "We do not understand what is proposed" in page and "Which bus?" in page and f"/idees/{idea.uid}/revision" in page
    assert idea.title in amina.get(f"/idees/{idea.uid}/revision").text
    assert amina.post(f"/idees/{idea.uid}/revision", SENT | {"need": "none", "title": ""}).status_code == 422
    answer = amina.post(
        f"/idees/{idea.uid}/revision", SENT | {"need": "none", "title": "Line 4 to the market"}, follow_redirects=True
    )
    assert "A moderator will read it" in answer.text
    assert db.session.get_one(Idea, idea.id).title == "Line 4 to the market"


def test_thanks_and_revisions_are_for_the_author_alone(visitor: Browser) -> None:
    idea = ideas.idea(places.consultation(), author=people.amina(), state=PENDING)
    marcel = visitor.sign_in(people.marcel())
    assert marcel.get(f"/idees/{idea.uid}/merci").status_code == 403
    assert marcel.get(f"/idees/{idea.uid}/revision").status_code == 403
    assert Browser(visitor.app).sign_in(people.amina()).get(f"/idees/{idea.uid}/merci").status_code == 200


def test_whoever_proposes_sees_ideas_that_resemble_theirs(visitor: Browser) -> None:
    made = places.consultation()
    ideas.idea(made, "Benches in the shade of the market square")
    mine = ideas.idea(made, "Benches for the market square", author=people.amina(), state=PENDING)
    page = visitor.sign_in(people.amina()).get(f"/idees/{mine.uid}/merci").get_data(as_text=True)
    assert "These ideas resemble yours" in page and "Benches in the shade of the market square" in page
