"""What became of what people did: found by a short code, or for the holder of an account."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from consult.assessments.queries import latest_assessment
from consult.consultations.models import Consultation
from consult.consultations.queries import published_consultations
from consult.core.actors import Actor
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import needs_named, response_by_code
from consult.follows.fates import fates_of
from consult.follows.stories import AnswerStory, BallotStory, IdeaStory, Story
from consult.ideas.models import Endorsement, Idea
from consult.ideas.queries import idea_by_code, ideas_by
from consult.moderation.models import APPROVED
from consult.needs.queries import needs_of
from consult.projects.queries import projects_of
from consult.votes.models import Vote, VoteSeal
from consult.votes.queries import has_voted, shares_of_idea, tally, vote_by_tracker, votes_of, votes_on_idea


def story_by_code(code: str) -> Story | None:
    """The story of the answer, the idea or the ballot of that code, or None."""
    if response := response_by_code(code):
        return story_of_response(response)
    if idea := idea_by_code(code):
        return story_of_idea(idea)
    if vote := vote_by_tracker(code):
        return story_of_ballot(vote)
    return None


def story_of_response(response: Response) -> AnswerStory:
    """An answer and what became of the needs it spoke for, in the order of the needs."""
    questionnaire = response.questionnaire
    named = needs_named(questionnaire, response.answers)
    consultation = questionnaire.consultation
    needs = [need for need in needs_of(consultation) if need.uid in named]
    return AnswerStory(consultation, response, fates_of(consultation, needs), latest_assessment(consultation))


def story_of_idea(idea: Idea) -> IdeaStory:
    """An idea and what became of it and of the need it answers."""
    fates = fates_of(idea.consultation, [idea.need]) if idea.need else []
    return IdeaStory(idea.consultation, idea, votes_on_idea(idea), shares_of_idea(idea), next(iter(fates), None))


def story_of_ballot(vote: Vote) -> BallotStory:
    """A ballot of the vote and what became of it."""
    consultation, counted = vote.consultation, tally(vote)
    count = counted.ballots_count if counted else None
    return BallotStory(consultation, vote, count, latest_assessment(consultation), projects_of(consultation))


def stories_of(actor: Actor) -> list[Story]:
    """All that the holder of the account did: answers, ideas, votes; the latest consultation first in each."""
    answers = [story_of_response(response) for response in _responses_of(actor)]
    ideas = [story_of_idea(idea) for idea in ideas_by(actor.account_id)] if actor.account_id is not None else []
    return [*answers, *ideas, *(story_of_ballot(vote) for vote in votes_cast_by(actor))]


def votes_cast_by(actor: Actor) -> list[Vote]:
    """The votes in which the person's ballot is in the box; the database alone could not tell."""
    return [vote for one in published_consultations() for vote in votes_of(one) if has_voted(actor, vote)]


def votes_nobody_can_tell() -> list[Vote]:
    """The votes whose key is destroyed, the latest first: nothing that is stored tells who took part."""
    over = select(VoteSeal.vote_id).where(VoteSeal.key_destroyed_at.is_not(None))
    rows = select(Vote).join(Vote.consultation).where(Vote.id.in_(over), Consultation.published_at.is_not(None))
    return list(db.session.scalars(rows.order_by(Vote.id.desc())).unique())


def ideas_supported_by(actor: Actor) -> list[Idea]:
    """The ideas the person supports and the public sees, by title."""
    mine = select(Endorsement.idea_id).where(Endorsement.person_id == actor.person_id)
    rows = select(Idea).where(Idea.id.in_(mine), Idea.review_state == APPROVED).order_by(Idea.title)
    return list(db.session.scalars(rows))


def _responses_of(actor: Actor) -> list[Response]:
    rows = select(Response).join(Response.questionnaire).join(Questionnaire.consultation)
    mine = rows.where(Response.person_id == actor.person_id, Response.person_id.is_not(None))
    with_questions = joinedload(Response.questionnaire)
    return list(db.session.scalars(mine.order_by(Consultation.published_at.desc()).options(with_questions)).unique())
