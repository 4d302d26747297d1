"""Who may see and publish: rows are people, columns are rules."""

import pytest

from consult.assessments import policies
from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.authorization import is_allowed
from consult.core.errors import NotFound
from tests import people
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def test_who_may_do_what() -> None:
    made = places.consultation()
    draft = assessments.read(assessments.answered(made))
    who: dict[str, Actor] = {
        "visitor": VISITOR,
        "citizen": people.actor(people.amina()),
        "moderator": people.actor(people.malik(made.organisation)),
        "organiser": people.actor(people.olga(made.organisation)),
        "system": SYSTEM,
    }
    table = {
        name: (
            is_allowed(actor, policies.may_view_assessments, made),
            is_allowed(actor, policies.may_view_assessment, draft),
            is_allowed(actor, policies.may_manage_assessments, made),
            is_allowed(actor, policies.may_request_draft, made),
            is_allowed(actor, policies.may_look_at_draft, made),
            is_allowed(actor, policies.may_publish_assessment, made),
            is_allowed(actor, policies.may_code_texts, made),
        )
        for name, actor in who.items()
    }
    assert table == {
        "visitor": (True, False, False, False, False, False, False),
        "citizen": (True, False, False, False, False, False, False),
        "moderator": (True, False, False, False, False, False, True),
        "organiser": (True, True, True, True, True, True, True),
        "system": (True, True, True, True, True, True, True),
    }


def test_a_draft_does_not_exist_for_strangers_and_a_published_one_does() -> None:
    draft = assessments.draft()
    with pytest.raises(NotFound):
        policies.may_view_assessment(VISITOR, draft)
    assert policies.may_view_assessment(VISITOR, assessments.published(draft.consultation))


def test_a_draft_that_nobody_may_read_yet_does_not_exist_for_organisers_either() -> None:
    draft = assessments.draft()
    with pytest.raises(NotFound):
        policies.may_view_assessment(people.actor(people.olga(draft.consultation.organisation)), draft)


def test_an_organiser_of_another_town_publishes_nothing_here() -> None:
    made = places.consultation()
    stranger = people.actor(people.olga(places.organisation("Hautbourg")))
    assert not policies.may_publish_assessment(stranger, made)


def test_who_stops_runs_and_chooses_recipes() -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    who = {
        "visitor": VISITOR,
        "citizen": people.actor(people.amina()),
        "moderator": people.actor(people.malik(made.organisation)),
        "stranger": people.actor(people.olga(places.organisation("Hautbourg"))),
        "organiser": people.actor(people.olga(made.organisation)),
    }
    rules = (lambda actor: policies.may_cancel_run(actor, run), lambda actor: policies.may_choose_recipe(actor, made))
    table = {name: tuple(rule(actor) for rule in rules) for name, actor in who.items()}
    assert table == {name: (name == "organiser",) * 2 for name in who}
