"""The projects as a stage."""

from consult.core.actions import ACTIONS
from consult.projects.stage import STAGE


def test_the_stage_leads_to_the_projects_and_opens_their_start() -> None:
    assert (STAGE.key, STAGE.entry) == ("projects", "projects.index")
    assert set(STAGE.actions) <= set(ACTIONS)
