"""The pages of projects that everybody reads."""

from datetime import date
from decimal import Decimal

import pytest

from consult.core.db import db
from consult.projects.models import Reading
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places
from tests.factories import projects as factory


def test_a_consultation_without_projects_says_so(visitor: Browser) -> None:
    page = visitor.get(f"/consultations/{places.consultation().uid}/projets").get_data(as_text=True)
    assert "No project yet" in page


def test_projects_are_listed(visitor: Browser) -> None:
    project = factory.project()
    page = visitor.get(f"/consultations/{project.consultation.uid}/projets").get_data(as_text=True)
    assert "An evening bus" in page and "Start a project from a need" not in page


def test_organisers_find_the_needs_a_project_may_start_from(visitor: Browser) -> None:
    assessment = assessments.published()
    visitor.sign_in(people.olga(assessment.consultation.organisation))
    page = visitor.get(f"/consultations/{assessment.consultation.uid}/projets").get_data(as_text=True)
    assert f"/organisation/besoins/{assessment.estimates[0].need.uid}/projet" in page


def test_a_project_says_why_how_one_decides_and_with_whom(visitor: Browser) -> None:
    project = factory.project()
    page = visitor.get(f"/projets/{project.uid}").get_data(as_text=True)
    for words in (
        "can work late",
        "stop below 20",
        "Les Roues solidaires",
        "Association or social enterprise",
        project.need.statement,
    ):
        assert words in page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "No reading yet. It stood at 10 people a day"),
        ("20.5", "26% of the way: 20.5 people a day"),
        ("50", "The aim is reached"),
        ("5", "Further from the aim than at the start"),
    ],
)
def test_an_indicator_says_where_it_stands(visitor: Browser, value: str | None, words: str) -> None:
    indicator = factory.indicator()
    if value is not None:
        db.session.add(Reading(indicator_id=indicator.id, measured_on=date(2026, 5, 1), value=Decimal(value), note="Counted."))
        db.session.commit()
    db.session.expire_all()
    page = visitor.get(f"/projets/{indicator.project.uid}").get_data(as_text=True)
    assert words in page and ("Counted." in page) == (value is not None)


def test_what_does_not_exist_is_not_found(visitor: Browser) -> None:
    project = factory.project()
    project.consultation.published_at = None
    db.session.commit()
    assert visitor.get(f"/projets/{project.uid}").status_code == 404
    assert visitor.get("/projets/unknown").status_code == 404
