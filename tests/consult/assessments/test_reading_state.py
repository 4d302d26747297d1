"""What a draft waits for before it is published."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from consult.assessments import actions, coding_actions
from consult.assessments.errors import VoicesUnread
from consult.assessments.models import NeedsAssessment
from consult.assessments.reading_state import PATIENCE, reading_of
from consult.assessments.seen_drafts import as_seen
from consult.assessments.texts import texts_of
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.clock import now
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from tests import people
from tests.browser import Browser
from tests.factories import assessments, ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def made(database: object) -> Consultation:
    """A consultation in which an idea is supported, so that a draft holds a figure, and people wrote; its diagnostic is over."""
    made = places.consultation()
    idea = ideas.idea(made, need=places.needs(made)[0])
    ideas.supported(idea, *(people.account(f"Neighbour {number}") for number in range(12)))
    voices.with_texts(made, people=12)
    places.close_stage(made, "diagnostic")
    return made


def _sorted(made: Consultation, draft: NeedsAssessment) -> None:
    need = draft.estimates[0].need
    decisions = [voices.decision(text, need, is_quotable=True) for text in texts_of(made)]
    coding_actions.code_texts(SYSTEM, made, decisions=decisions)


def test_a_draft_without_the_texts_is_not_published(visitor: Browser, made: Consultation) -> None:
    draft = assessments.draft(made, is_read=False)
    assert reading_of(made, draft).must_be_waited_for
    with pytest.raises(VoicesUnread):
        actions.publish_assessment(SYSTEM, made)
    visitor.sign_in(people.olga(made.organisation))
    url = f"/organisation/consultations/{made.uid}/bilan"
    answer = visitor.get(url)
    page = answer.get_data(as_text=True)
    assert "Texts and opinions are being read" in page and "Up to date" not in page and "Publish this assessment" not in page
    assert answer.headers["Refresh"]
    refused = visitor.post(f"{url}/publication", {"seen": as_seen(draft)})
    assert refused.status_code == 409 and "are still being read: a draft without them" in refused.get_data(as_text=True)
    assert "Read the whole draft" in refused.get_data(as_text=True), "it is the same page"


def test_decisions_taken_after_the_draft_are_waited_for_and_answers_are_not(visitor: Browser, made: Consultation) -> None:
    draft = assessments.draft(made)
    assert not reading_of(made, draft).is_waiting
    voices.rewritten(texts_of(made)[0], "Something that goes into the next one")
    assert not reading_of(made, draft).is_waiting, "a draft is of its moment"
    _sorted(made, draft)
    assert reading_of(made, draft).must_be_waited_for
    with pytest.raises(VoicesUnread):
        actions.publish_assessment(SYSTEM, made)
    published = assessments.published(made)
    page = visitor.get(f"/bilans/{published.uid}/paroles").get_data(as_text=True)
    assert "Answer to “What else?”" in page and "People have sorted 13 texts" in page


def test_nobody_waits_for_ever_and_what_is_published_then_says_what_it_lacks(visitor: Browser, made: Consultation) -> None:
    draft = assessments.draft(made, is_read=False)
    assert not reading_of(made, draft).is_late
    db.session.execute(update(OutboxEntry).values(created_at=now() - PATIENCE - timedelta(seconds=1)))
    db.session.commit()
    reading = reading_of(made, draft)
    assert reading.is_waiting and reading.is_late and not reading.must_be_waited_for
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/organisation/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert "have been waiting to be read since" in page and "Publish this assessment" in page and "Up to date" not in page
    published = actions.publish_assessment(SYSTEM, made)
    assert "had not been read when this was computed" in visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)


def test_where_nothing_is_due_the_organiser_is_told_to_have_it_computed_again(visitor: Browser, made: Consultation) -> None:
    draft = assessments.draft(made, is_read=False)
    db.session.execute(delete(OutboxEntry))
    db.session.commit()
    reading = reading_of(made, draft)
    assert reading.must_be_waited_for and reading.since is None
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/organisation/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert "Have it computed again" in page and "Compute again" in page


def test_a_draft_says_how_many_had_answered_when_the_texts_in_it_were_read(visitor: Browser, made: Consultation) -> None:
    assessments.draft(made)
    voices.rewritten(texts_of(made)[0], "Something that is not read yet")
    draft = assessments.draft(made, is_read=False)
    assert draft.inputs["behind"] == {"respondents": 12}
    visitor.sign_in(people.olga(made.organisation))
    for page in (f"/bilans/{draft.uid}", f"/bilans/{draft.uid}/paroles"):
        assert "they were read when 12 people had answered" in visitor.get(page).get_data(as_text=True)


def test_while_people_answer_a_draft_without_the_texts_is_not_even_read(visitor: Browser) -> None:
    made = places.consultation()
    ideas.supported(ideas.idea(made, need=places.needs(made)[0]), *(people.account(f"Neighbour {one}") for one in range(12)))
    voices.with_texts(made, people=12)
    assessments.draft(made, is_read=False)
    visitor.sign_in(people.olga(made.organisation))
    url = f"/organisation/consultations/{made.uid}/bilan"
    page = visitor.get(url).get_data(as_text=True)
    assert "Texts and opinions are being read" in page and "Publish this assessment" not in page
    refused = visitor.post(f"{url}/publication", {"seen": ""})
    assert refused.status_code == 409 and "texts were still being read, while the draft" in refused.get_data(as_text=True)
    db.session.execute(delete(OutboxEntry))
    db.session.commit()
    page = visitor.get(url).get_data(as_text=True)
    assert "Have it computed again" in page and "Compute the draft" in page
