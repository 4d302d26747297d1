"""What somebody finds out who puts all together that is published of a town."""

from consult.assessments.models import NeedsAssessment
from consult.opendata.assessments import as_json
from tests.scan.assessment import read_assessment
from tests.scan.reading import Readings
from tests.scan.results import read_results
from tests.scan.towns import Town


def leaks(made: Town, assessment: NeedsAssessment) -> list[str]:
    """Numbers of few people that follow from the assessment and the results, each with what it is about."""
    readings = Readings(made)
    read_assessment(readings, as_json(assessment))
    read_results(readings, made.results)
    return readings.leaks()
