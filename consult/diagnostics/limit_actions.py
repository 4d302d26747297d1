"""Saying where places may lie."""

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.errors import InvalidInput
from consult.diagnostics.actions import held
from consult.diagnostics.limits import are_unlimited
from consult.diagnostics.models import Question
from consult.diagnostics.policies import may_limit_places
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import ANYWHERE, BOUNDS


@action(may_limit_places)
def limit_places(actor: Actor, question: Question, *, bounds: str) -> None:
    """Refuses points outside these bounds, here and where another question about places has none; "" takes points from anywhere.

    They become those of the next questions about places of the territory. Raises QuestionnaireLocked, and InvalidInput for bounds
    that make no sense or a question that asks for no place.
    """
    kind = QUESTION_TYPES[question.kind]
    options = {**question.options, BOUNDS: bounds or ANYWHERE}
    if BOUNDS not in kind.drawn or (problem := kind.check_options(options)):
        raise InvalidInput(problem if BOUNDS in kind.drawn else None)
    for other in held(question.questionnaire).questions:
        if bounds and other is not question and are_unlimited(other.options):
            other.options = {**other.options, BOUNDS: bounds}
    question.options = options
