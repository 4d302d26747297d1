"""Why a vote refuses."""

import pytest

from consult.core.db import db
from consult.core.transaction import transaction
from consult.votes.errors import TrackerTaken, VoteClosed, VoteFrozen
from consult.votes.models import Ballot
from tests.factories import votes as factory


def test_a_refusal_is_a_conflict_with_a_sentence() -> None:
    assert {error.status for error in (VoteClosed, VoteFrozen, TrackerTaken)} == {409}


@pytest.mark.usefixtures("database")
def test_a_tracker_drawn_twice_is_refused_by_name() -> None:
    vote = factory.vote()
    with pytest.raises(TrackerTaken), transaction():
        for byte in (b"a", b"b"):
            db.session.add(Ballot(vote_id=vote.id, handle=byte * 32, tracker="2222-2222-2", choices=[0]))
