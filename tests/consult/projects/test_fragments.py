"""What earlier pages show about projects."""

from tests import people
from tests.browser import Browser
from tests.factories import assessments
from tests.factories import projects as factory


def test_a_need_shows_the_projects_that_answer_it(visitor: Browser) -> None:
    project = factory.project()
    page = visitor.get(f"/besoins/{project.need.uid}").get_data(as_text=True)
    assert "An evening bus" in page and "Start a project from this need" not in page


def test_organisers_start_a_project_from_an_assessed_need(visitor: Browser) -> None:
    assessment = assessments.published()
    visitor.sign_in(people.olga(assessment.consultation.organisation))
    page = visitor.get(f"/besoins/{assessment.estimates[0].need.uid}").get_data(as_text=True)
    assert "Start a project from this need" in page
    manage = visitor.get(f"/organisation/consultations/{assessment.consultation.uid}").get_data(as_text=True)
    assert f"/consultations/{assessment.consultation.uid}/projets" in manage
