"""A published survey, imported through the command line, gives the figures its city published."""

import os
from pathlib import Path

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.columns import Columns, read_columns
from consult.diagnostics.commands import responses
from consult.diagnostics.models import Response
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.question_types.contract import CHOICE, IMPORTANCE, SATISFACTION
from tests.factories import places

MAPPING = Path(__file__).with_name("kansas_city.yaml")
DATA = Path(os.environ.get("CONSULT_REFERENCE_DATA", "."))
FILE = DATA / "survey_kcmo" / "FY2022_RS_Cleaned_safe_reduced.csv"

# Service: picks, satisfied, valid answers, importance × (1 − satisfaction).
PUBLISHED = {
    "Streets, sidewalks, infrastructure": (722, 139, 1029, 0.6045),
    "Police": (521, 472, 995, 0.2651),
    "Neighborhood services": (225, 356, 969, 0.1378),
    "Public transportation": (130, 350, 824, 0.0724),
    "Communication": (103, 368, 981, 0.0623),
}

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="CONSULT_REFERENCE_DATA names no folder with the Kansas City survey")


@pytest.fixture
def columns(database: Flask) -> Columns:
    places.organisation("Kansas City")
    answer = database.test_cli_runner().invoke(responses, [str(FILE), "--mapping", str(MAPPING)])
    assert answer.exit_code == 0, answer.output
    assert "Imported 1,033 responses to 3 questions about 16 needs." in answer.output
    questionnaire = questionnaire_of(db.session.query(Consultation).one())
    assert questionnaire is not None
    return read_columns(questionnaire)


def test_the_first_wave_of_kansas_city_gives_its_published_figures(columns: Columns) -> None:
    (levels,), (picks,) = columns.measuring(SATISFACTION), columns.measuring(IMPORTANCE)
    assert columns.respondents == db.session.query(Response).filter_by(channel="import").count() == 1033
    assert len(levels.items) == len(picks.items) == 16
    for service, (picked, satisfied, valid, score) in PUBLISHED.items():
        level = levels.values[:, [item.label for item in levels.items].index(service)]
        pick = picks.values[:, [item.label for item in picks.items].index(service)]
        assert (pick.sum(), (level >= 4).sum(), (level > 0).sum()) == (picked, satisfied, valid), service
        assert picked / 1033 * (1 - satisfied / valid) == pytest.approx(score, abs=5e-5), service


def test_items_of_both_questions_name_the_same_needs(columns: Columns) -> None:
    levels, picks, methods = columns.tables
    assert {item.need for item in levels.items} == {item.need for item in picks.items}
    assert None not in {item.need for item in levels.items}
    assert (methods.measures, methods.values.sum(axis=0).tolist()) == (CHOICE, [624, 392, 17])
