"""The answers to a questionnaire as arrays, read in one instant: who said what, who was asked, who wrote something."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, or_, select

from consult.assessments.profiles import by_variable, profiles
from consult.assessments.voices import Variable
from consult.core.db import db
from consult.diagnostics.columns import read_numbers, read_tables
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.participation import asked_flags
from consult.diagnostics.queries import given_to
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import Sorted

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Said:
    """The answers to one question: sorted, or only how many people wrote something.

    `asked`: bool (respondents,), who was asked it, None where everybody was; `numbers`: float64 (respondents,), NaN for
    none, where the answers are amounts.
    """

    uid: str
    sorted: Sorted | None
    asked: Flags | None = None
    numbers: NDArray[np.float64] | None = None
    written: int = 0


@dataclass(frozen=True)
class Answers:
    """What all respondents said, and `profile`: int16 (respondents, v), the place of each in each variable weighted by."""

    respondents: int
    said: tuple[Said, ...]
    profile: NDArray[np.int16]

    def of(self, uid: str) -> Said:
        """The answers to the question of that uid."""
        return next(one for one in self.said if one.uid == uid)


def read_answers(questionnaire: Questionnaire, weighed: tuple[Variable, ...]) -> Answers:
    """All of it; `weighed` are the variables to weight by."""
    respondents, tables = read_tables(questionnaire)
    codes: dict[str, list[np.ndarray]] = {}
    for table in tables:
        codes.setdefault(table.question_uid, []).append(table.values)
    numbers = {one.question_uid: one.values for one in read_numbers(questionnaire)}
    values = numbers | {uid: np.concatenate(parts, axis=1) for uid, parts in codes.items()}
    asked, written = asked_flags(questionnaire), _written(questionnaire)
    said = tuple(
        heard(Said(one.uid, _sorted(one, values), asked.get(one.uid), _amounts(one, numbers), written.get(one.uid, 0)))
        for one in questionnaire.questions
    )
    return Answers(respondents, said, profiles(by_variable(questionnaire, tables), weighed, respondents))


def heard(said: Said) -> Said:
    """The same with those who were not asked among the silent, whatever an imported file has them say."""
    if said.asked is None or said.sorted is None:
        return said
    last = len(said.sorted.words) - 1
    places = np.where(said.asked[:, None], said.sorted.places, last).astype(np.uint8)
    numbers = None if said.numbers is None else np.where(said.asked, said.numbers, np.nan)
    return replace(said, sorted=replace(said.sorted, places=places), numbers=numbers)


def _sorted(question: Question, values: dict[str, np.ndarray]) -> Sorted | None:
    return QUESTION_TYPES[question.kind].sort(question.options, values[question.uid]) if question.uid in values else None


def _amounts(question: Question, numbers: dict[str, np.ndarray]) -> NDArray[np.float64] | None:
    kind = QUESTION_TYPES[question.kind]
    has_spread = question.uid in numbers and kind.spread(question.options, np.zeros((1, 1))) is not None
    return numbers[question.uid][:, 0] if has_spread else None


def _written(questionnaire: Questionnaire) -> dict[str, int]:
    """How many people wrote something in words of their own, by question that takes nothing else."""
    asked = {
        one.uid: [text.is_not(None) for text in QUESTION_TYPES[one.kind].texts(one.options, Response.answers[one.uid])]
        for one in questionnaire.questions
        if not QUESTION_TYPES[one.kind].readings(one.options)
    }
    texts = {uid: func.count().filter(or_(*found)) for uid, found in asked.items() if found}
    if not texts:
        return {}
    row = db.session.execute(select(*texts.values()).where(given_to(questionnaire))).one()
    return dict(zip(texts, row, strict=True))
