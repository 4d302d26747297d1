"""The answers of a survey file as columns, the shape in which those of a questionnaire are computed with; no database needed."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from consult.diagnostics.columns import Columns, Item, Table
from consult.diagnostics.importing.questions import QuestionPlan
from consult.diagnostics.importing.survey import Survey
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, SATISFACTION, items


def survey_columns(survey: Survey) -> Columns:
    """All coded answers, questions and people in the order of the file; an item's need is its key in the mapping, or None."""
    questions = [(place, question) for place, question in enumerate(survey.mapping.questions) if items(question.options)]
    tables = tuple(_table(str(place + 1), question, [row[place] for row in survey.responses]) for place, question in questions)
    return Columns(len(survey.responses), tables, ())


def _table(uid: str, question: QuestionPlan, answers: list[Any]) -> Table:
    measures = QUESTION_TYPES[question.kind].measures
    columns = tuple(Item(item["key"], item["label"], item.get("need")) for item in items(question.options))
    place = {item.key: number for number, item in enumerate(columns)}
    values = np.zeros((len(answers), len(columns)), np.uint8)
    for row, answer in enumerate(answers):
        for key, code in _codes(measures, answer):
            values[row, place[key]] = code
    return Table(uid, question.label, measures, columns, values)


def _codes(measures: str, answer: Any) -> Iterator[tuple[str, int]]:
    """What `Table` says of each item an answer speaks of."""
    if answer is None:
        return
    if measures == SATISFACTION:
        yield from answer.items()
    else:
        yield from ((key, 1) for key in ([answer] if measures == CHOICE else answer))
