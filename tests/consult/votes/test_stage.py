"""The vote as a stage."""

from consult.core.actions import ACTIONS
from consult.votes.stage import STAGE


def test_the_stage_leads_to_the_votes_and_opens_the_ballot_box() -> None:
    assert (STAGE.key, STAGE.entry) == ("vote", "votes.index")
    assert set(STAGE.actions) <= set(ACTIONS)
