"""What respondents say of themselves: the questions of a questionnaire that concern a variable of the census."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from consult.assessments.match_models import AnswerApart, CategoryMatch
from consult.assessments.voices import Variable
from consult.core.db import db
from consult.diagnostics.columns import Table
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.contract import items

T = TypeVar("T")
# The option of a question that names its variable.
VARIABLE = "variable"


def variables_of(questionnaire: Questionnaire | None) -> tuple[Variable, ...]:
    """The variables that everybody is asked about, in the order of the questions; the first question of a variable counts."""
    found: dict[str, Variable] = {}
    matches = matches_of(questionnaire.consultation_id) if questionnaire else {}
    apart = apart_in(questionnaire.consultation_id) if questionnaire else {}
    for question in _of_all(questionnaire):
        name, told = question.options.get(VARIABLE), items(question.options)
        if name and told:
            keys, labels = (tuple(item[key] for item in told) for key in ("key", "label"))
            found.setdefault(name, Variable(name, question.label, keys, labels, matches.get(name, ()), apart.get(name, ())))
    return tuple(found.values())


def matches_of(consultation_id: int) -> dict[str, tuple[tuple[str, str], ...]]:
    """Which category of the census is which answer, as organisers said: {variable: ((category, key), …)}."""
    rows = select(CategoryMatch.variable, CategoryMatch.category, CategoryMatch.answer)
    told = db.session.execute(rows.where(CategoryMatch.consultation_id == consultation_id))
    return _by_name((name, (category, answer)) for name, category, answer in told)


def apart_in(consultation_id: int) -> dict[str, tuple[str, ...]]:
    """Which answers are no category of the census, as organisers said: {variable: (key, …)}."""
    rows = select(AnswerApart.variable, AnswerApart.answer).where(AnswerApart.consultation_id == consultation_id)
    return _by_name(db.session.execute(rows.order_by(AnswerApart.answer)).tuples())


def _by_name(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for name, one in pairs:
        found[name] = (*found.get(name, ()), one)
    return found


def by_variable(questionnaire: Questionnaire | None, tables: Sequence[Table]) -> dict[str, Table]:
    """The tables of questions that concern a variable, by its name."""
    names = {one.uid: one.options.get(VARIABLE) for one in _of_all(questionnaire)}
    return {name: table for table in reversed(tables) if (name := names.get(table.question_uid))}


def _of_all(questionnaire: Questionnaire | None) -> list[Question]:
    """The questions that everybody is asked. Others divide those asked alone: beside the census and beside their own results,
    where shares are of those, such numbers would give back small ones."""
    return [one for one in questionnaire.questions if not one.show_if] if questionnaire else []


def profiles(tables: Mapping[str, Table], variables: Sequence[Variable], respondents: int) -> NDArray[np.int16]:
    """int16 (respondents, v): the place of each in each variable; `tables` by the name of their variable."""
    columns = [_places(tables[one.name], one) if one.name in tables else np.full(respondents, one.size - 1) for one in variables]
    nobody = np.zeros((respondents, 0), np.int16)
    return np.concatenate([nobody, *(column[:, None] for column in columns)], axis=1).astype(np.int16)


def _places(table: Table, variable: Variable) -> NDArray[np.int64]:
    """The place of the one item chosen, the last place where none was."""
    chosen = table.values == 1
    places: NDArray[np.int64] = np.where(chosen.any(axis=1), chosen.argmax(axis=1), variable.size - 1)
    return places
