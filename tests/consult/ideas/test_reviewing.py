"""Ideas as moderators read them."""

from flask import Flask

from consult.core import outbox
from consult.ideas.models import Idea
from consult.jobs import Job
from consult.moderation.actions import approve_subject, take_back_decision
from consult.moderation.models import PENDING
from consult.moderation.subjects import kind_named
from tests import people
from tests.factories import ideas, places


def test_a_moderator_sees_which_need_an_idea_answers(database: Flask) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    kind = kind_named("idea")
    assert kind.model is Idea
    assert kind.context(ideas.idea(consultation, need=need)) == need.statement and kind.context(ideas.idea(consultation)) == ""


def test_the_draft_is_made_again_with_what_was_approved_and_without_what_was_hidden(database: Flask) -> None:
    consultation = places.consultation()
    moderator = people.actor(people.malik(consultation.organisation))
    idea = ideas.idea(consultation, state=PENDING)
    for decide in (approve_subject, take_back_decision):
        outbox.consume(Job.DRAFT_ASSESSMENT, consultation.id)
        decide(moderator, idea)
        assert (Job.DRAFT_ASSESSMENT.value, consultation.id) in outbox.due()
