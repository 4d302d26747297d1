"""What every kind of stage keeps to."""

import pytest
from flask import Flask

from consult.consultations.stage_kinds import STAGE_KEYS, StageKind
from consult.core.actions import ACTIONS
from consult.stages import STAGES


def test_the_stages_are_those_of_a_consultation_in_order() -> None:
    assert tuple(kind.key for kind in STAGES) == STAGE_KEYS


@pytest.mark.parametrize("kind", STAGES, ids=lambda kind: kind.key)
def test_a_stage_leads_to_a_page_of_a_consultation(app: Flask, kind: StageKind) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint == kind.entry]
    assert rules and all(rule.arguments == {"uid"} for rule in rules)
    with app.app_context():
        assert str(kind.label) and str(kind.invitation)


@pytest.mark.parametrize("kind", STAGES, ids=lambda kind: kind.key)
def test_a_stage_opens_actions_that_exist(kind: StageKind) -> None:
    assert set(kind.actions) <= set(ACTIONS)
