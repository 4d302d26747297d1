"""Drawing the map of a question about places."""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.errors import InvalidInput
from consult.diagnostics.actions import held
from consult.diagnostics.models import Question
from consult.diagnostics.policies import may_draw_outline
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import OUTLINE


@action(may_draw_outline)
def draw_outline(actor: Actor, question: Question, *, outline: Sequence[Mapping[str, Any]] | None) -> None:
    """Gives the question the outline of the territory to be shown as a map, in place of the one before; None takes it away.

    Raises QuestionnaireLocked, and InvalidInput for an outline that cannot be drawn or a question that has none.
    """
    held(question.questionnaire)
    others = {key: value for key, value in question.options.items() if key != OUTLINE}
    options = others | ({} if outline is None else {OUTLINE: [dict(area) for area in outline]})
    kind = QUESTION_TYPES[question.kind]
    if problem := kind.check_options(options):
        raise InvalidInput(problem)
    if OUTLINE in kind.drawn:
        question.options = options
