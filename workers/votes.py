"""Background work of votes."""

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import NotFound
from consult.jobs import Job
from consult.votes import actions, queries
from consult.votes.models import Vote
from workers.celery import celery


@celery.task(name=Job.TALLY_VOTE.value)
def tally_vote(vote_id: int) -> None:
    """Counts a closed vote."""
    vote = db.session.get(Vote, vote_id)
    if vote is None:
        raise NotFound
    actions.tally_vote(SYSTEM, vote)


@celery.task(name="votes.sweep_closed_votes")
def sweep_closed_votes() -> None:
    """Closes the votes whose stage has ended, which makes their count due."""
    for vote in queries.votes_past_their_end():
        actions.close_ended_vote(SYSTEM, vote)
