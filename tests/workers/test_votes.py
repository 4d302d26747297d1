"""The tasks of votes."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from consult.core import outbox
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotFound
from consult.jobs import Job
from consult.votes import queries
from consult.votes.models import VoteSeal
from tests.factories import places
from tests.factories import votes as factory
from workers.votes import sweep_closed_votes, sweep_contested_votes, tally_vote

pytestmark = pytest.mark.usefixtures("database")


def test_a_closed_vote_is_counted_and_counting_twice_changes_nothing() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    factory.closed(vote)
    for _ in range(2):
        tally_vote.run(vote.id)
        counted = queries.tally(vote)
        assert counted is not None and counted.ballots_count == 12
    assert (Job.TALLY_VOTE, vote.id) not in outbox.due()


def test_a_vote_that_is_gone_is_refused() -> None:
    with pytest.raises(NotFound):
        tally_vote.run(404)


def test_the_sweep_closes_what_has_ended_and_nothing_else() -> None:
    vote = factory.vote()
    sweep_closed_votes.run()
    assert outbox.due() == []
    places.close_stage(vote.consultation, "vote")
    for _ in range(2):
        sweep_closed_votes.run()
    assert outbox.due() == [(Job.TALLY_VOTE, vote.id)]


def test_the_sweep_destroys_the_keys_of_votes_that_can_no_longer_be_contested(keys_folder: Path) -> None:
    made = places.consultation()
    needs = places.needs(made)
    contested, over = (factory.counted(factory.vote(made, needs=needs)) for _ in range(2))
    db.session.execute(
        update(VoteSeal)
        .where(VoteSeal.vote_id == over.id)
        .values(sealed_at=now() - timedelta(days=9), contest_ends_at=now() - timedelta(days=1))
    )
    db.session.commit()
    for _ in range(2):
        sweep_contested_votes.run()
        assert [(keys_folder / "votes" / vote.uid).exists() for vote in (contested, over)] == [True, False]
