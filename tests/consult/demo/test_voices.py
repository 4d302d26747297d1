"""What the people of the town think and write."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.assessments.models import NeedsAssessment
from consult.assessments.opinion_report import opinion_reports
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.demo import voices, words
from consult.demo.town import fill_town
from tests.factories import diagnostics, places


@pytest.fixture
def published(database: Flask) -> NeedsAssessment:
    """The assessment of the consultation that is over."""
    with database.test_request_context("/"), force_locale("fr"):
        list(fill_town())
    told = NeedsAssessment.number.is_not(None) & (Consultation.title == words.MOVING_TITLE)
    return db.session.query(NeedsAssessment).join(NeedsAssessment.consultation).filter(told).one()


def test_the_assessment_tells_figures_opinion_groups_and_testimonies(published: NeedsAssessment) -> None:
    (report,) = opinion_reports(published)
    assert len(report.letters) == 2 and sum(shape.size for shape in report.shapes) == published.inputs["respondents"]
    assert report.uniting and report.divisive and all(report.telling(group) for group in range(2))
    figures = [one.figure(key) for one in published.estimates for key in ("importance", "satisfaction", "testimony_share")]
    assert sum(figure is not None for figure in figures) > len(figures) * 0.7
    assert published.inputs["texts"]["accuracy"] > 0.4, "copies of a sentence do not vouch for each other"
    assert any(quote["kind"] == "answer" for one in published.estimates for quote in one.figures["testimonies"]["quotes"])
    assert published.inputs["weighting"]["n_eff"]


def test_everybody_thinks_the_same_each_time_and_only_where_statements_are_asked(database: Flask) -> None:
    sheet = diagnostics.questionnaire(places.consultation(), [])
    assert voices.said(sheet, 3) == {}


def test_statements_and_texts_are_about_needs_that_exist() -> None:
    assert len(voices.TEXTS) == len(words.MOVING)
    assert all(one.need is None or one.need < len(words.MOVING) for one in voices.STATEMENTS)
