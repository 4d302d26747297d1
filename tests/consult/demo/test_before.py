"""The survey before."""

from random import Random

from flask import Flask

from consult.assessments.queries import latest_assessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.demo import before, words
from tests import people
from tests.factories import places


def test_a_survey_is_held_whose_needs_are_those_of_the_consultation_after_it(database: Flask) -> None:
    organisation = places.organisation()
    with database.test_request_context("/"):
        before.hold(people.actor(people.olga(organisation)), organisation, Random(1))
    (held,) = db.session.query(Consultation)
    assessment = latest_assessment(held)
    assert assessment is not None and assessment.inputs["respondents"] == before.PEOPLE
    same = {one.statement for one in assessment.estimates} & {one.statement for one in words.MOVING}
    assert len(same) == len(words.BEFORE) - 1
    assert held.territory == organisation.territory and not any(stage.is_open for stage in held.stages)
