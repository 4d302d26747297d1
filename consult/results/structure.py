"""Which questions the results of the others can be shown by. Pure."""

from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, items

CROSSINGS_AT_MOST = 3
GROUPS_AT_MOST = 12


def can_be_crossed(question: Question) -> bool:
    """Whether each person is in one of a few groups by the answer: one answer chosen, everybody asked."""
    is_choice = QUESTION_TYPES[question.kind].measures == CHOICE
    return is_choice and not question.show_if and len(items(question.options)) <= GROUPS_AT_MOST
