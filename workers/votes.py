"""Background work of votes."""

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import NotFound
from consult.jobs import Job
from consult.votes import actions, queries
from consult.votes.models import Vote
from consult.votes.sealing import sweep_the_box
from workers.celery import celery


@celery.task(name=Job.TALLY_VOTE.value)
def tally_vote(vote_id: int) -> None:
    """Seals a closed vote and counts it."""
    vote = db.session.get(Vote, vote_id)
    if vote is None:
        raise NotFound
    actions.tally_vote(SYSTEM, vote)
    sweep_the_box()


@celery.task(name="votes.sweep_closed_votes")
def sweep_closed_votes() -> None:
    """Closes the votes whose stage has ended, which makes their count due."""
    for vote in queries.votes_past_their_end():
        actions.close_ended_vote(SYSTEM, vote)


@celery.task(name="votes.sweep_contested_votes")
def sweep_contested_votes() -> None:
    """Destroys the keys of the votes that can no longer be contested, and forgets who their voters were."""
    past = queries.votes_past_their_contest()
    for vote in past:
        actions.destroy_vote_key(SYSTEM, vote)
    if past:
        sweep_the_box()
