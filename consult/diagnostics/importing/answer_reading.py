"""The answers in a table, read by a mapping, row by row: what can be stored, and every reason why something cannot."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from consult.core.i18n import in_language
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words
from consult.diagnostics.answering import answers_asked_for
from consult.diagnostics.importing.answer_cells import day_of
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_origins import Origins
from consult.diagnostics.importing.answer_question import Column, QuestionReader, Reason
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.importing.faults import Fault, quoted
from consult.diagnostics.importing.form_plan import LANGUAGES
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.date import read_day
from consult.diagnostics.question_types.profile import PREFER_NOT_TO_SAY

EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class GatheredResponse:
    """One row: its line, what tells it apart from all others, its day, its answers, what its person preferred not to say."""

    line: int
    origin: bytes
    day: date | None
    answers: Mapping[str, Any]
    untold: tuple[str, ...] = ()


@dataclass
class Gathered:
    """What a file holds: responses that can be stored, and what is wrong with the lines that are refused.

    `empty` rows say nothing, `unfinished` ones have no day; `answered` counts by question uid; `not_asked` counts answers to
    questions that the other answers leave out.
    """

    responses: list[GatheredResponse] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    empty: int = 0
    unfinished: int = 0
    not_asked: int = 0
    answered: Counter[str] = field(default_factory=Counter)


@dataclass
class _Row:
    """What one row says."""

    answers: dict[str, Any] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)
    wrong: list[Reason] = field(default_factory=list)


def gather(
    questionnaire: Questionnaire,
    table: AnswerTable,
    mapping: AnswerMapping,
    photos: Collection[str] = (),
    today: date = date.max,
) -> Gathered:
    """The answers of every row, by a mapping that fits table and questionnaire (`mapping_faults`).

    `photos` are the digests of the photos that are kept; others cannot be brought in. No row is of a day after `today`.
    Nothing is raised: what is wrong is among what is gathered.
    """
    gathering = _Gathering(questionnaire, table, mapping, photos, today)
    for line, cells in table.rows:
        gathering.take(line, [cell.strip() for cell in cells])
    return gathering.found


class _Gathering:
    """One pass over the rows; cells that were read once are not read again."""

    def __init__(
        self, questionnaire: Questionnaire, table: AnswerTable, mapping: AnswerMapping, photos: Collection[str], today: date
    ) -> None:
        self.questionnaire, self.mapping, self.photos, self.today = questionnaire, mapping, frozenset(photos), today
        special = (mapping.id_column, mapping.day_column, mapping.untold_column)
        self.id_place, self.day_place, self.untold_place = (table.places[one] if one else None for one in special)
        self.blanks = {plain_words(one) or one for one in mapping.blanks}
        self.columns = _columns_by_question(questionnaire, table, mapping)
        self.unsaid = {plain_words(in_language(PREFER_NOT_TO_SAY, language)) for language in LANGUAGES}
        self.readers = {question.uid: QuestionReader(question, self.photos, columns) for question, columns in self.columns}
        self.sensitive = {question.uid for question in questionnaire.questions if question.is_sensitive}
        self.plain: dict[str, str] = {}
        self.origins, self.found = Origins(), Gathered()

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Reads one row."""
        row = _Row()
        day = self._day(cells, row)
        if day is None and self.mapping.is_finished_only and not row.wrong:
            self.found.unfinished += 1
            return
        for question, columns in self.columns:
            said = [(one, cells[one.place]) for one in columns if not self._is_blank(cells[one.place])]
            if said:
                self._answer(question, said, row)
        self._untold(cells, row)
        origin = self._origin(line, cells, day, row)
        if row.wrong:
            self.found.refused.add(line)
            self.found.faults += [Fault(str(reason), line, heading) for heading, reason in row.wrong]
        elif not row.answers and not row.untold:
            self.found.empty += 1
        else:
            self._keep(GatheredResponse(line, origin, day, row.answers, tuple(sorted(set(row.untold)))))

    def _keep(self, response: GatheredResponse) -> None:
        asked = answers_asked_for(self.questionnaire, response.answers)
        self.found.not_asked += len(response.answers) - len(asked)
        self.found.answered.update(asked.keys())
        if asked or response.untold:
            self.found.responses.append(GatheredResponse(response.line, response.origin, response.day, asked, response.untold))
        else:
            self.found.empty += 1

    def _is_blank(self, cell: str) -> bool:
        return not cell or self._plain(cell) in self.blanks

    def _plain(self, cell: str) -> str:
        """The cell in plain words, itself where it has none; remembered, as cells say the same again and again."""
        if cell not in self.plain:
            self.plain[cell] = plain_words(cell) or cell
        return self.plain[cell]

    def _answer(self, question: Question, said: list[tuple[Column, str]], row: _Row) -> None:
        """Notes the answer that these cells give to a question, or what is wrong with them."""
        if question.uid in self.sensitive and any(self._plain(cell) in self.unsaid for _column, cell in said):
            row.untold.append(question.uid)
            return
        answer, reasons = self.readers[question.uid].read(said)
        row.wrong += reasons
        if answer is not None:
            row.answers[question.uid] = answer

    def _day(self, cells: Sequence[str], row: _Row) -> date | None:
        """The day a row was given, None where it does not say."""
        cell = "" if self.day_place is None else cells[self.day_place]
        if self._is_blank(cell):
            return None
        day = read_day(day_of(cell))
        if day is None or not EARLIEST <= day <= self.today:
            row.wrong.append(
                (str(self.mapping.day_column), _("%(cell)s is no day on which people may have answered.", cell=quoted(cell)))
            )
        return day

    def _untold(self, cells: Sequence[str], row: _Row) -> None:
        """Notes the sensitive questions whose numbers stand in the row as not to be answered."""
        told = set() if self.untold_place is None else set(cells[self.untold_place].split())
        numbered = ((str(number), one) for number, one in enumerate(self.questionnaire.questions, 1))
        row.untold += [one.uid for number, one in numbered if number in told and one.is_sensitive and one.uid not in row.answers]

    def _origin(self, line: int, cells: Sequence[str], day: date | None, row: _Row) -> bytes:
        if self.id_place is None:
            return self.origins.of_words(cells)
        origin, problem = self.origins.of_id(line, cells[self.id_place], day, cells)
        if problem is not None:
            row.wrong.append((str(self.mapping.id_column), problem))
        return origin


def _columns_by_question(
    questionnaire: Questionnaire, table: AnswerTable, mapping: AnswerMapping
) -> list[tuple[Question, list[Column]]]:
    """The columns that say something of each question, questions in their order."""
    meanings = {meaning.name: meaning for meaning in meanings_of(questionnaire)}
    columns = [Column(heading, table.places[heading], meanings[name]) for heading, name in mapping.columns.items()]
    each = [(one, [column for column in columns if column.meaning.question is one]) for one in questionnaire.questions]
    return [(question, own) for question, own in each if own]
