"""A survey file as columns: the same arrays as those of the questionnaire it becomes."""

import numpy as np
import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.columns import read_columns
from consult.diagnostics.import_actions import import_consultation
from consult.diagnostics.importing.columns import survey_columns
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import Survey, read_survey
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.question_types.contract import CHOICE, IMPORTANCE, SATISFACTION
from tests.consult.diagnostics.importing.surveys import FILE, MAPPING
from tests.factories import places


@pytest.fixture
def survey(database: Flask) -> Survey:
    return read_survey(FILE, read_mapping(MAPPING))


def test_each_coded_question_becomes_a_table(survey: Survey) -> None:
    found = survey_columns(survey)
    assert found.respondents == 3 and not found.texts
    assert [table.measures for table in found.tables] == [SATISFACTION, IMPORTANCE, CHOICE]
    assert [table.values.tolist() for table in found.tables] == [
        [[5, 0], [1, 0], [0, 2]],
        [[1, 0, 1], [0, 0, 0], [1, 1, 0]],
        [[1, 0], [0, 1], [1, 0]],
    ]
    assert [[item.need for item in table.items] for table in found.tables[:2]] == [["bus", "doctor"], ["bus", "doctor", None]]


def test_it_is_what_the_database_holds_once_the_survey_is_imported(survey: Survey) -> None:
    import_consultation(SYSTEM, places.organisation(), survey)
    questionnaire = questionnaire_of(db.session.query(Consultation).one())
    assert questionnaire is not None
    for mine, stored in zip(survey_columns(survey).tables, read_columns(questionnaire).tables, strict=True):
        np.testing.assert_array_equal(mine.values, stored.values)
        assert (mine.measures, mine.label) == (stored.measures, stored.label)
        assert [item.label for item in mine.items] == [item.label for item in stored.items]
