"""What people answered, question by question, with nothing that tells about fewer people than the threshold."""

from dataclasses import dataclass

import numpy as np

from consult.core.disclosure import is_disclosable, suppress
from consult.core.i18n import LazyText
from consult.diagnostics.columns import read_numbers, read_tables
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.spread import Spread


@dataclass(frozen=True)
class QuestionResults:
    """The answers to one question: headings, and for each line its label and its counts, None where they stay hidden.

    Numbers have their spread too, when enough people gave one.
    """

    label: str
    headings: tuple[LazyText | str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...]], ...]
    spread: Spread | None = None


def results(questionnaire: Questionnaire) -> list[QuestionResults]:
    """The counted answers to each question; none at all from fewer respondents than the threshold."""
    respondents, tables = read_tables(questionnaire)
    if not is_disclosable(respondents):
        return []
    codes: dict[str, list[np.ndarray]] = {}
    for table in tables:
        codes.setdefault(table.question_uid, []).append(table.values)
    values = {numbers.question_uid: numbers.values for numbers in read_numbers(questionnaire)}
    values |= {uid: np.concatenate(parts, axis=1) for uid, parts in codes.items()}
    return [_results(question, values[question.uid]) for question in questionnaire.questions if question.uid in values]


def _results(question: Question, values: np.ndarray) -> QuestionResults:
    """What the values, as `summarize` of the type takes them, may show."""
    kind = QUESTION_TYPES[question.kind]
    partitions, spread = kind.summarize(question.options, values), kind.spread(question.options, values)
    headings = tuple(words for words, _count in partitions[0].parts)
    lines = tuple((one.label, _shown(tuple(count for _words, count in one.parts))) for one in partitions)
    return QuestionResults(question.label, headings, lines, spread if spread and is_disclosable(spread.people) else None)


def _shown(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    return tuple(suppress(dict(enumerate(counts))).values())
