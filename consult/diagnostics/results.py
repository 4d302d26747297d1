"""What people answered, question by question, with nothing that tells about fewer people than the threshold."""

from dataclasses import dataclass

from consult.core.disclosure import is_disclosable, suppress
from consult.core.i18n import LazyText
from consult.diagnostics.columns import read_columns
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES


@dataclass(frozen=True)
class QuestionResults:
    """The answers to one question: headings, and for each line its label and its counts, None where they stay hidden."""

    label: str
    headings: tuple[LazyText | str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...]], ...]


def results(questionnaire: Questionnaire) -> list[QuestionResults]:
    """The counted answers to each question; none at all from fewer respondents than the threshold."""
    columns = read_columns(questionnaire)
    if not is_disclosable(columns.respondents):
        return []
    questions = {question.uid: question for question in questionnaire.questions}
    found = []
    for table in columns.tables:
        question = questions[table.question_uid]
        partitions = QUESTION_TYPES[question.kind].summarize(question.options, table.values)
        headings = tuple(words for words, _count in partitions[0].parts)
        lines = tuple((one.label, _shown(tuple(count for _words, count in one.parts))) for one in partitions)
        found.append(QuestionResults(table.label, headings, lines))
    return found


def _shown(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    return tuple(suppress(dict(enumerate(counts))).values())
