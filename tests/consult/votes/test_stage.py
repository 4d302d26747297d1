"""The vote as a stage."""

import pytest

from consult.core.actions import ACTIONS
from consult.core.actors import SYSTEM
from consult.votes.actions import close_vote
from consult.votes.stage import STAGE
from tests.factories import places
from tests.factories import votes as factory


def test_the_stage_leads_to_the_votes_and_opens_the_ballot_box() -> None:
    assert (STAGE.key, STAGE.entry) == ("vote", "votes.index")
    assert set(STAGE.actions) <= set(ACTIONS)


@pytest.mark.usefixtures("database")
def test_the_stage_is_finished_once_all_votes_are_closed_even_before_its_end() -> None:
    made = places.consultation()
    assert not STAGE.is_finished(made)
    needs = places.needs(made)
    first, second = (factory.closable(factory.vote(made, needs=needs)) for _ in range(2))
    close_vote(SYSTEM, first)
    assert not STAGE.is_finished(made)
    close_vote(SYSTEM, second)
    assert STAGE.is_finished(made)
