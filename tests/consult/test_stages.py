"""What every kind of stage keeps to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask

from consult.assessments import actions as assessments_actions
from consult.consultations.models import Consultation
from consult.consultations.openings import StageClosed
from consult.consultations.stage_kinds import STAGE_KEYS, StageKind
from consult.core.actions import ACTIONS
from consult.core.actors import Actor
from consult.core.errors import DomainError
from consult.diagnostics import actions as diagnostics_actions
from consult.diagnostics.models import Questionnaire
from consult.ideas import actions as ideas_actions
from consult.ideas.models import Idea
from consult.needs.models import Need
from consult.projects import actions as projects_actions
from consult.stages import STAGES
from consult.votes import actions as votes_actions
from consult.votes.errors import VoteClosed
from consult.votes.models import Vote
from tests.factories import assessments, diagnostics, places, threads, votes
from tests.people import actor, amina, olga


def test_the_stages_are_those_of_a_consultation_in_order() -> None:
    assert tuple(kind.key for kind in STAGES) == STAGE_KEYS


@pytest.mark.parametrize("kind", STAGES, ids=lambda kind: kind.key)
def test_a_stage_leads_to_a_page_of_a_consultation(app: Flask, kind: StageKind) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint == kind.entry]
    assert rules and all(rule.arguments == {"uid"} for rule in rules)
    with app.app_context():
        assert str(kind.label) and bool(kind.invitation) == bool(kind.verb)


@dataclass(frozen=True)
class Scene:
    """A consultation with all that people could act on, and a citizen and an organiser who try."""

    made: Consultation
    needs: list[Need]
    sheet: Questionnaire
    idea: Idea
    returned: Idea
    vote: Vote
    citizen: Actor
    organiser: Actor


Attempt = Callable[[Scene], object]
WORDS = {"title": "More benches", "body": "At every stop."}
PROJECT = {"title": "Line 7", "hypothesis": "It helps.", "decision_rule": "Go on if it does.", "starts_on": date(2026, 11, 1)}
ATTEMPTS: dict[str, Attempt] = {
    "diagnostics.submit_response": lambda scene: diagnostics_actions.submit_response(
        scene.citizen, scene.sheet, diagnostics.answers(scene.sheet, {"n1": 2}, ["n1"])
    ),
    "ideas.submit_idea": lambda scene: ideas_actions.submit_idea(scene.citizen, scene.made, need=scene.needs[0], **WORDS),
    "ideas.revise_idea": lambda scene: ideas_actions.revise_idea(scene.citizen, scene.returned, need=scene.needs[0], **WORDS),
    "ideas.endorse_idea": lambda scene: ideas_actions.endorse_idea(scene.citizen, scene.idea),
    "ideas.withdraw_endorsement": lambda scene: ideas_actions.withdraw_endorsement(scene.citizen, scene.idea),
    "votes.cast_ballot": lambda scene: votes_actions.cast_ballot(
        scene.citizen, scene.vote, {"choices": [scene.vote.options[0].uid]}
    ),
    "assessments.publish_assessment": lambda scene: assessments_actions.publish_assessment(scene.organiser, scene.made),
    "projects.start_project": lambda scene: projects_actions.start_project(scene.organiser, scene.needs[0], **PROJECT),
}
CLOSED = (StageClosed, VoteClosed)


def scene(open_stages: tuple[str, ...]) -> Scene:
    """Everything is there; only the stages named are open."""
    made = places.consultation(open_stages=open_stages)
    needs = places.needs(made)
    person = amina()
    assessments.answered(made, needs=needs)
    sheet = threads.diagnostics_sheet(made)
    ideas = (threads.idea(needs[0]), threads.idea(needs[1], person, title="A bench", state="returned"))
    people = (actor(person), actor(olga(made.organisation)))
    return Scene(made, needs, sheet, *ideas, votes.vote(made, needs=needs), *people)


def test_every_action_of_a_stage_is_tried() -> None:
    assert set(ATTEMPTS) == {name for kind in STAGES for name in kind.actions} <= set(ACTIONS)


@pytest.mark.parametrize(("key", "name"), [(kind.key, name) for kind in STAGES for name in kind.actions])
def test_an_action_is_refused_before_and_after_its_stage(database: Flask, key: str, name: str) -> None:
    before = scene(tuple(one for one in STAGE_KEYS if one != key))
    with pytest.raises(CLOSED):
        ATTEMPTS[name](before)
    places.close_stage(before.made, key)
    with pytest.raises(CLOSED):
        ATTEMPTS[name](before)


@pytest.mark.parametrize(("key", "name"), [(kind.key, name) for kind in STAGES for name in kind.actions])
def test_an_action_is_not_held_up_while_its_stage_is_open(database: Flask, key: str, name: str) -> None:
    try:
        ATTEMPTS[name](scene((key,)))
    except CLOSED:
        pytest.fail(f"{name} is refused while the stage {key} is open")
    except DomainError:
        pass  # something else is missing, such as an assessment to start from
