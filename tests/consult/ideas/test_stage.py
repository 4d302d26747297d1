"""The ideas stage."""

from consult.core.actions import ACTIONS
from consult.ideas.stage import STAGE
from consult.stages import STAGES


def test_the_stage_is_listed_and_its_actions_exist() -> None:
    assert STAGE in STAGES and set(STAGE.actions) <= set(ACTIONS)
