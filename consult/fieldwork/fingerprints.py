"""What the questions of a sheet are, as a digest: a sheet is typed in only while its questions still mean the same. Pure."""

import hashlib
import json

from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items


def questions_digest(questionnaire: Questionnaire) -> str:
    """SHA-256 of all that answers depend on, as hexadecimal: which questions, lines, limits and conditions, not their words."""
    asked = [_meaning(question) for question in sorted(questionnaire.questions, key=lambda one: one.uid)]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _meaning(question: Question) -> list[object]:
    settings = (one for one in QUESTION_TYPES[question.kind].settings if one.limits is not None or one.choices)
    lines = sorted(item["key"] for item in items(question.options))
    limits = {one.key: question.options.get(one.key) for one in settings}
    return [question.uid, question.kind, question.show_if, lines, limits]
