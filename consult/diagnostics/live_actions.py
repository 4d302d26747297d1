"""Looking at results before the end: allowed, and written down."""

from consult.core.actions import action
from consult.core.actors import Actor
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.policies import may_look_early
from consult.diagnostics.results import QuestionResults, results


@action(may_look_early)
def look_early(actor: Actor, questionnaire: Questionnaire) -> list[QuestionResults]:
    """The results so far, nothing from fewer respondents than the threshold; the look stands in the journal with its name."""
    return results(questionnaire)
