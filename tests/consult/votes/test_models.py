"""The state of a vote, computed from its dates."""

import pytest
from sqlalchemy.exc import IntegrityError

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.votes.actions import close_vote
from consult.votes.models import Ballot
from tests.factories import places
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def test_a_vote_is_open_while_its_stage_is() -> None:
    vote = factory.vote()
    assert vote.is_open and not vote.is_over
    places.close_stage(vote.consultation, "vote")
    assert vote.is_over and not vote.is_open


def test_a_vote_to_come_is_neither_open_nor_over() -> None:
    vote = factory.vote(places.consultation(open_stages=()))
    assert not vote.is_open and not vote.is_over


def test_a_vote_closed_by_hand_is_over_then() -> None:
    vote = factory.closable(factory.vote())
    assert vote.ends_at is None
    close_vote(SYSTEM, vote)
    assert vote.is_over and vote.ends_at == vote.closed_at


def test_a_handle_is_a_digest_or_nothing() -> None:
    vote = factory.vote()
    db.session.add(Ballot(vote_id=vote.id, handle=b"short", tracker="2222-2222-2", choices=[0]))
    with pytest.raises(IntegrityError, match="handle_is_a_digest"):
        db.session.commit()
