"""A survey held elsewhere, read whole: the answers of every row, or every reason why it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consult.diagnostics.importing.faults import Fault, Refused, shortened
from consult.diagnostics.importing.mapping import SurveyMapping
from consult.diagnostics.importing.questions import QuestionPlan
from consult.diagnostics.importing.table import Row, Table, read_table
from consult.diagnostics.question_types import QUESTION_TYPES


@dataclass(frozen=True)
class Survey:
    """What is imported: the mapping, and for each respondent the answer to each of its questions, None where there is none."""

    mapping: SurveyMapping
    responses: list[list[Any]]
    table: Table


def read_survey(data: bytes, mapping: SurveyMapping) -> Survey:
    """The answers in a file. Raises Refused with all faults of the file."""
    table = read_table(data, mapping.columns, encoding=mapping.encoding, delimiter=mapping.delimiter)
    rows = [row for row in table.rows if all(row.cells[name].strip() in values for name, values in mapping.where.items())]
    faults = table.faults + _repeated(rows, mapping.id_column)
    responses = [[_answer(question, row, mapping.blanks, faults) for question in mapping.questions] for row in rows]
    if not rows and not faults:
        faults.append(Fault("no row is left to import" if table.rows else "there is a header and nothing below it"))
    if faults:
        raise Refused(faults)
    return Survey(mapping, responses, table)


def _repeated(rows: list[Row], id_column: str | None) -> list[Fault]:
    """A fault for each row whose id an earlier row has, or that has none."""
    faults: list[Fault] = []
    first: dict[str, int] = {}
    for row in rows if id_column else ():
        value = row.cells[str(id_column)].strip()
        line = first.setdefault(value, row.line)
        if not value:
            faults.append(Fault("the id is missing", row.line, id_column))
        elif line != row.line:
            faults.append(Fault(f"the id {shortened(value)} already stands on line {line}", row.line, id_column))
    return faults


def _answer(question: QuestionPlan, row: Row, blanks: frozenset[str], faults: list[Fault]) -> Any:
    """The answer of one row to one question, None where there is none; what cannot be read is noted."""
    said = []
    for name, meanings in question.columns.items():
        cell = row.cells[name].strip()
        if cell in blanks and (meanings is None or cell not in meanings):
            continue
        if meanings is None:
            said.append(cell)
        elif cell not in meanings:
            faults.append(Fault(f"{shortened(cell)} is not among the codes {_codes(meanings)}", row.line, name))
        elif meanings[cell] is not None:
            said.append(meanings[cell])
    if not said:
        return None
    kind = QUESTION_TYPES[question.kind]
    answer = kind.assemble(said)
    faults += [
        Fault(str(problem), row.line, ", ".join(question.columns)) for problem in kind.validate(question.options, answer).values()
    ]
    return answer


def _codes(meanings: Mapping[str, Any]) -> str:
    return ", ".join(list(meanings)[:20])
