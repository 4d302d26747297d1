"""Who may do what with projects: rows are people, columns what they want."""

from functools import partial

import pytest

from consult.core.actors import VISITOR
from consult.core.authorization import is_allowed
from consult.projects import policies
from tests import people
from tests.factories import projects as factory

pytestmark = pytest.mark.usefixtures("database")

TABLE = {
    "visitor": "yes no no no no",
    "citizen": "yes no no no no",
    "moderator": "yes no no no no",
    "organiser": "yes yes yes yes yes",
}


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_permissions(name: str) -> None:
    indicator = factory.indicator()
    project, place = indicator.project, indicator.project.consultation.organisation
    accounts = {"citizen": people.amina, "moderator": partial(people.malik, place), "organiser": partial(people.olga, place)}
    actor = VISITOR if name == "visitor" else people.actor(accounts[name]())
    asked = (
        is_allowed(actor, policies.may_view_project, project),
        is_allowed(actor, policies.may_start_project, project.need),
        is_allowed(actor, policies.may_add_partner, project),
        is_allowed(actor, policies.may_add_indicator, project),
        is_allowed(actor, policies.may_record_reading, indicator),
    )
    assert " ".join("yes" if answer else "no" for answer in asked) == TABLE[name]


def test_projects_of_a_draft_are_their_staffs_alone() -> None:
    project = factory.project()
    project.consultation.published_at = None
    assert not is_allowed(VISITOR, policies.may_view_project, project)
