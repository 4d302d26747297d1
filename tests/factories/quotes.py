"""A published assessment that quotes answers and an idea."""

from sqlalchemy import select

from consult.assessments import actions, coding_actions
from consult.assessments.models import NeedsAssessment
from consult.assessments.quoted import Quote, quotes_shown
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import ANSWER
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.factories import assessments, ideas, places, voices


def published() -> NeedsAssessment:
    """Twelve answers, which their authors and a person of the town hall let be quoted, and the idea of a night bus."""
    made = places.consultation()
    needs = places.needs(made)
    idea = ideas.idea(made, "A night bus", author=people.amina(), need=needs[0])
    idea.body = "A bus that brings people home after the last train, on Fridays too"
    ideas.supported(idea, *(people.account(f"Neighbour {number}") for number in range(12)))
    voices.with_texts(made, people=12)
    decisions = [voices.decision(one, needs[0], is_quotable=True) for one in texts_of(made) if one.kind == ANSWER]
    coding_actions.code_texts(people.actor(people.malik(made.organisation)), made, decisions=decisions)
    voices.heard(made)
    return actions.publish_assessment(SYSTEM, assessments.draft(made).consultation)


def shown(assessment: NeedsAssessment, kind: str | None = None) -> list[Quote]:
    """Its quotes that may be shown today, or those of a kind."""
    return [one for mine in quotes_shown(assessment).values() for one in mine if kind in (None, one["kind"])]


def author_of(quote: Quote) -> Response:
    """The response that a quote of an answer is from."""
    return db.session.scalars(select(Response).where(Response.uid == quote["response"])).one()
