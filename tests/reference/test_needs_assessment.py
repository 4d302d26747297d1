"""Kansas City from its file to the page everybody reads: import, draft, publication, figures N1."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from markupsafe import escape

from consult.assessments.actions import publish_assessment
from consult.assessments.models import NeedsAssessment
from consult.consultations.actions import publish_consultation
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.outbox import due
from consult.diagnostics.commands import responses
from consult.jobs import Job
from tests.browser import Browser
from tests.factories import places
from tests.reference.data import reference_file
from workers.assessments import draft_assessment

MAPPING = Path(__file__).with_name("kansas_city.yaml")
# Statement: index, best and worst place; the last two overlap others and may move by one with the draws.
PUBLISHED = {
    "Streets and sidewalks in good condition": ("0.6045", 1, 1),
    "Feeling safe in one's neighbourhood": ("0.2651", 2, 2),
    "A tidy neighbourhood without vacant houses": ("0.1378", 3, 3),
    "Getting about without a car": ("0.0724", 4, 6),
    "Knowing what the city does": ("0.0623", 4, 8),
}


@pytest.fixture
def published(visitor: Browser) -> NeedsAssessment:
    """The survey imported by the command, drafted by the worker, published by an organiser's action."""
    file = reference_file("survey_kcmo/FY2022_RS_Cleaned_safe_reduced.csv")
    places.organisation("Kansas City")
    answer = visitor.app.test_cli_runner().invoke(responses, [str(file), "--mapping", str(MAPPING)])
    assert answer.exit_code == 0, answer.output
    made = db.session.query(Consultation).one()
    assert (Job.DRAFT_ASSESSMENT.value, made.id) in due()
    publish_consultation(SYSTEM, made)
    draft_assessment.run(made.id)
    assert (Job.DRAFT_ASSESSMENT.value, made.id) not in due()
    return publish_assessment(SYSTEM, made)


def test_the_published_page_shows_the_published_figures(published: NeedsAssessment, visitor: Browser) -> None:
    page = visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    first, second, third = (page.index(str(escape(statement))) for statement in list(PUBLISHED)[:3])
    assert "What Kansas City needs most" in page and first < second < third
    assert "1,033" in page and "from an earlier survey" in page
    for index, _best, _worst in PUBLISHED.values():
        assert f">{index}</td>" in page


def test_places_and_bands_are_the_published_ones(published: NeedsAssessment) -> None:
    found = {estimate.statement: estimate.figures for estimate in published.estimates}
    for statement, (index, best, worst) in PUBLISHED.items():
        figures = found[statement]
        assert f"{figures['importance_satisfaction']['value']:.4f}" == index
        tolerance = 0 if best == worst else 1
        assert abs(figures["rank_low"] - best) <= tolerance and abs(figures["rank_high"] - worst) <= tolerance, statement
    assert [estimate.figures["band"] for estimate in published.estimates] == [1, 2, 3] + [4] * 13
    assert [estimate.statement for estimate in published.estimates[:5]] == list(PUBLISHED)


def test_the_downloaded_figures_are_the_same(published: NeedsAssessment, visitor: Browser) -> None:
    text = visitor.get(f"/donnees/bilans/{published.uid}/chiffres.csv").get_data(as_text=True)
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    streets = rows[0]
    assert (streets["importance_base"], streets["satisfaction_base"]) == ("1033", "1029")
    assert float(streets["importance_value"]) == pytest.approx(722 / 1033, abs=1e-6)
    assert float(streets["satisfaction_value"]) == pytest.approx(139 / 1029, abs=1e-6)
