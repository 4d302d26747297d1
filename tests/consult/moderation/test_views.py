"""Pages of moderation."""

from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import PENDING
from tests import people
from tests.browser import Browser
from tests.factories import ideas, places


def _moderator(visitor: Browser) -> tuple[Idea, Browser]:
    consultation = places.consultation()
    idea = ideas.idea(consultation, "A bus to the market", author=people.amina(), state=PENDING)
    return idea, visitor.sign_in(people.malik(consultation.organisation))


def test_the_queue_opens_the_oldest_and_approving_leads_to_the_next(visitor: Browser) -> None:
    idea, malik = _moderator(visitor)
    ideas.idea(idea.consultation, "A second one", author=people.amina(), state=PENDING)
    page = malik.get("/moderation").text
    assert "2 contributions wait" in page and "A bus to the market" in page and "Approve and publish" in page
    answer = malik.post(f"/moderation/idea/{idea.uid}/accord", follow_redirects=True)
    assert answer.status_code == 200 and "Approved" in answer.text and "A second one" in answer.text
    assert db.session.get_one(Idea, idea.id).is_approved


def test_an_empty_queue_says_so(visitor: Browser) -> None:
    malik = visitor.sign_in(people.malik(places.consultation().organisation))
    assert "Everything is read" in malik.get("/moderation").text
    assert "Nothing was decided yet" in malik.get("/moderation/historique").text


def test_returning_without_a_reason_keeps_what_was_typed(visitor: Browser) -> None:
    idea, malik = _moderator(visitor)
    answer = malik.post(f"/moderation/idea/{idea.uid}/retour", {"words": "Which bus?"})
    assert answer.status_code == 422 and "Which bus?" in answer.text and "Choose the reason" in answer.text


def test_a_returned_idea_shows_its_reason_and_the_decision_can_be_taken_back(visitor: Browser) -> None:
    idea, malik = _moderator(visitor)
    malik.post(f"/moderation/idea/{idea.uid}/retour", {"reason": "unclear", "words": "Which bus?"})
    history = malik.get("/moderation/historique").text
    assert "We do not understand what is proposed" in history and "Malik" in history
    answer = malik.post(f"/moderation/idea/{idea.uid}/reprise", follow_redirects=True)
    assert "Approve and publish" in answer.text and "Decision taken back" in answer.text


def test_the_second_moderator_reads_that_somebody_was_faster(visitor: Browser) -> None:
    idea, malik = _moderator(visitor)
    malik.post(f"/moderation/idea/{idea.uid}/accord")
    answer = malik.post(f"/moderation/idea/{idea.uid}/retour", {"reason": "unclear"})
    assert answer.status_code == 409 and "Another moderator has just decided" in answer.text


def test_ones_own_idea_is_shown_without_buttons(visitor: Browser) -> None:
    consultation = places.consultation()
    malik = people.malik(consultation.organisation)
    own = ideas.idea(consultation, author=malik, state=PENDING)
    page = visitor.sign_in(malik).get(f"/moderation/idea/{own.uid}").text
    assert "You wrote this yourself" in page and "Approve and publish" not in page


def test_citizens_see_no_queue_and_everybody_reads_the_rules(visitor: Browser) -> None:
    idea, _ = _moderator(Browser(visitor.app))
    assert visitor.get("/moderation").status_code == 302
    assert "Say what would be done" in visitor.get("/moderation/regles").text
    amina = visitor.sign_in(people.marcel())
    assert amina.get("/moderation").status_code == 403
    assert amina.get(f"/moderation/idea/{idea.uid}").status_code == 403
    assert amina.post(f"/moderation/idea/{idea.uid}/accord").status_code == 403
    assert amina.get("/moderation/idea/nothing").status_code == amina.get("/moderation/rumour/x").status_code == 404
