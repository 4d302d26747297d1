"""The stage opens what its kind says."""

from flask import Flask

from consult.assessments.stage import STAGE
from consult.core.actions import ACTIONS


def test_the_stage_leads_to_a_page_and_opens_an_action(app: Flask) -> None:
    assert STAGE.entry in app.view_functions
    assert set(STAGE.actions) <= set(ACTIONS)
