"""Projects and where they may start from."""

import pytest

from consult.projects import queries
from tests.factories import places
from tests.factories import projects as factory

pytestmark = pytest.mark.usefixtures("database")


def test_projects_are_found_by_consultation_and_by_need() -> None:
    project = factory.project()
    assert queries.projects_of(project.consultation) == queries.projects_of_need(project.need) == [project]
    other = next(estimate.need for estimate in project.assessment.estimates if estimate.need is not project.need)
    assert queries.projects_of_need(other) == []


def test_a_project_may_start_from_the_needs_of_the_published_assessment() -> None:
    project = factory.project()
    assert queries.assessed_needs(project.consultation) == [estimate.need for estimate in project.assessment.estimates]
    assert queries.assessed_needs(places.consultation(places.organisation("Elsewhere"))) == []
