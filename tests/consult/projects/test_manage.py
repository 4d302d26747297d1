"""The pages on which organisers start projects and keep them up to date."""

import pytest
from sqlalchemy import func, select

from consult.core.db import db
from consult.projects.models import Indicator, Partner, Project, Reading
from tests import people
from tests.browser import Browser
from tests.factories import assessments
from tests.factories import projects as factory

WORDS = {"title": "An evening bus", "hypothesis": "It helps.", "decision_rule": "Stop below 20.", "starts_on": "2026-03-01"}
MEASURE = {"label": "Riders", "unit": "people", "effect": "jobs", "baseline": "0", "target": "12,5"}


def _count(model: type[object]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def project(visitor: Browser) -> Project:
    """The evening bus, with Olga signed in."""
    made = factory.project()
    visitor.sign_in(people.olga(made.consultation.organisation))
    return made


def test_an_organiser_starts_a_project_from_a_need(visitor: Browser) -> None:
    assessment = assessments.published()
    visitor.sign_in(people.olga(assessment.consultation.organisation))
    address = f"/organisation/besoins/{assessment.estimates[0].need.uid}/projet"
    assert "Start a project" in visitor.get(address).get_data(as_text=True)
    assert visitor.post(address, WORDS | {"decision_rule": ""}).status_code == 422
    answer = visitor.post(address, WORDS)
    assert "An evening bus" in visitor.get(answer.location).get_data(as_text=True)


def test_an_organiser_names_a_partner_once(visitor: Browser, project: Project) -> None:
    address = f"/organisation/projets/{project.uid}/partenaire"
    assert visitor.get(address).status_code == 200
    assert visitor.post(address, {"name": "Bus company", "kind": "company"}).status_code == 302
    again = visitor.post(address, {"name": "Bus company", "kind": "company", "contribution": "Two buses"})
    assert again.status_code == 422 and "Two buses" in again.get_data(as_text=True)
    assert _count(Partner) == 2


def test_an_organiser_adds_an_indicator_with_a_comma(visitor: Browser, project: Project) -> None:
    address = f"/organisation/projets/{project.uid}/indicateur"
    assert visitor.get(address).status_code == 200
    assert visitor.post(address, MEASURE | {"target": "inf"}).status_code == 422
    assert visitor.post(address, MEASURE).status_code == 302
    assert visitor.post(address, MEASURE).status_code == 422
    assert [str(target) for target in db.session.scalars(select(Indicator.target))] == ["12.5000"]


def test_an_organiser_records_one_reading_a_day(visitor: Browser, project: Project) -> None:
    indicator = factory.indicator(project)
    address = f"/organisation/indicateurs/{indicator.uid}/mesure"
    assert visitor.get(address).status_code == 200
    assert visitor.post(address, {"measured_on": "2999-01-01", "value": "3"}).status_code == 422
    answer = visitor.post(address, {"measured_on": "2026-05-01", "value": "20,5", "note": "Counted."})
    assert "20.5 people a day" in visitor.get(answer.location).get_data(as_text=True)
    again = visitor.post(address, {"measured_on": "2026-05-01", "value": "21"})
    assert again.status_code == 422 and "already a reading of that day" in again.get_data(as_text=True)
    assert _count(Reading) == 1


def test_others_have_no_business_here(visitor: Browser, project: Project) -> None:
    indicator = factory.indicator(project)
    visitor.sign_in(people.amina())
    mine = f"projets/{project.uid}"
    for page in (mine, f"{mine}/partenaire", f"{mine}/indicateur", f"indicateurs/{indicator.uid}/mesure"):
        assert visitor.get(f"/organisation/{page}").status_code == 403
    assert visitor.get(f"/organisation/besoins/{project.need.uid}/projet").status_code == 403
