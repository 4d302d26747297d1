"""The answers in a table, read by a mapping, row by row: what can be stored, and every reason why something cannot."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from consult.core.i18n import in_language
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words
from consult.diagnostics.answering import answers_asked_for
from consult.diagnostics.importing.answer_cells import MONTH, day_of
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_origins import Origins, is_unique, own_mark
from consult.diagnostics.importing.answer_question import Column, QuestionReader, Reason
from consult.diagnostics.importing.answer_table import AnswerTable
from consult.diagnostics.importing.faults import Fault, quoted
from consult.diagnostics.importing.form_plan import LANGUAGES
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types.date import read_day
from consult.diagnostics.question_types.profile import PREFER_NOT_TO_SAY

EARLIEST = date(2000, 1, 1)
# What LimeSurvey writes for those who finished a survey that notes no day.
UNDATED = date(1980, 1, 1)


@dataclass(frozen=True)
class GatheredResponse:
    """One row: its line, what tells it apart from all others, its day, its answers, what its person preferred not to say.

    Where not `is_sure`, a row of another survey could be taken for it: its id is short, or it has none.
    """

    line: int
    origin: bytes
    day: date | None
    answers: Mapping[str, Any]
    untold: tuple[str, ...] = ()
    is_sure: bool = False


@dataclass
class Gathered:
    """What a file holds: responses that can be stored, and what is wrong with the lines that are refused.

    `empty` rows say nothing, `unfinished` ones have no day; `answered` counts by question uid; `not_asked` counts answers to
    questions that the other answers leave out. Of `partial` lines some answer cannot be read; `undated` responses do not say
    their day; `own` rows are responses of this very consultation, which are there already; `notes` tell what is kept otherwise
    than it is written.
    """

    responses: list[GatheredResponse] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    partial: set[int] = field(default_factory=set)
    notes: list[Fault] = field(default_factory=list)
    empty: int = 0
    unfinished: int = 0
    undated: int = 0
    own: int = 0
    not_asked: int = 0
    answered: Counter[str] = field(default_factory=Counter)


@dataclass
class _Row:
    """What one row says: `wrong` is what makes it nobody's or of no day, `unread` what cannot be read of its answers."""

    answers: dict[str, Any] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)
    wrong: list[Reason] = field(default_factory=list)
    unread: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    is_finished: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to be kept."""
        return not self.answers and not self.untold


def gather(
    questionnaire: Questionnaire,
    table: AnswerTable,
    mapping: AnswerMapping,
    photos: Collection[str] = (),
    today: date = date.max,
    opened: date | None = None,
) -> Gathered:
    """The answers of every row, by a mapping that fits table and questionnaire (`mapping_faults`).

    `photos` are the digests of the photos that are kept; others cannot be brought in. No row is of a day after `today`,
    and none that says its month alone of a day before the one on which people could answer, `opened`, if it is of that month.
    Nothing is raised: what is wrong is among what is gathered.
    """
    gathering = _Gathering(questionnaire, table, mapping, photos, Days(today, opened))
    for line, cells in table.rows:
        gathering.take(line, [cell.strip() for cell in cells])
    return gathering.found


@dataclass(frozen=True)
class Days:
    """The days on which people may have answered: the last, and the first in the diagnostic itself."""

    today: date
    opened: date | None = None

    def read(self, cell: str) -> date | None:
        """The day a cell says, None where people cannot have answered on it, or the day that stands for none."""
        day = read_day(day_of(cell))
        if day is not None and MONTH.fullmatch(cell):
            is_of_that_month = self.opened is not None and (day.year, day.month) == (self.opened.year, self.opened.month)
            day = self.opened if is_of_that_month and self.opened and self.opened <= self.today else day
        return day if day == UNDATED or (day and EARLIEST <= day <= self.today) else None


class _Gathering:
    """One pass over the rows; cells that were read once are not read again."""

    def __init__(
        self, questionnaire: Questionnaire, table: AnswerTable, mapping: AnswerMapping, photos: Collection[str], days: Days
    ) -> None:
        self.questionnaire, self.mapping, self.photos, self.days = questionnaire, mapping, frozenset(photos), days
        special = (mapping.id_column, mapping.day_column, mapping.untold_column)
        self.id_place, self.day_place, self.untold_place = (table.places[one] if one else None for one in special)
        self.blanks = {plain_words(one) or one for one in mapping.blanks}
        self.columns = _columns_by_question(questionnaire, table, mapping)
        self.unsaid = {plain_words(in_language(PREFER_NOT_TO_SAY, language)) for language in LANGUAGES}
        self.readers = {question.uid: QuestionReader(question, self.photos, columns) for question, columns in self.columns}
        self.sensitive = {question.uid for question in questionnaire.questions if question.is_sensitive}
        self.plain: dict[str, str] = {}
        self.own_mark = own_mark(questionnaire.consultation.uid)
        self.origins, self.found = Origins(mapping.survey), Gathered()

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Reads one row."""
        if self.id_place is not None and cells[self.id_place].startswith(self.own_mark):
            self.found.own += 1
            return
        row = _Row()
        day = self._day(cells, row)
        if self.mapping.is_finished_only and not row.is_finished:
            self.found.unfinished += 1
            return
        for question, columns in self.columns:
            said = [(one, cells[one.place]) for one in columns if not self._is_blank(cells[one.place])]
            if said:
                self._answer(question, said, row)
        self._untold(cells, row)
        origin = self._origin(line, cells, day, row)
        self.found.faults += [Fault(str(reason), line, heading) for heading, reason in row.wrong + row.unread]
        if row.wrong or (row.unread and (row.says_nothing or self.mapping.is_whole_only)):
            self.found.refused.add(line)
        elif row.says_nothing:
            self.found.empty += 1
        else:
            self.found.notes += [Fault(str(reason), line, heading) for heading, reason in row.notes]
            self.found.partial |= {line} if row.unread else set()
            is_sure = self.id_place is not None and is_unique(cells[self.id_place])
            self._keep(GatheredResponse(line, origin, day, row.answers, tuple(sorted(set(row.untold))), is_sure))

    def _keep(self, response: GatheredResponse) -> None:
        asked = answers_asked_for(self.questionnaire, response.answers)
        self.found.not_asked += len(response.answers) - len(asked)
        self.found.answered.update(asked.keys())
        if asked or response.untold:
            self.found.undated += response.day is None
            self.found.responses.append(replace(response, answers=asked))
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
        if answer is None:
            row.unread += reasons
        else:
            row.answers[question.uid] = answer
            row.notes += reasons

    def _day(self, cells: Sequence[str], row: _Row) -> date | None:
        """The day a row was given, None where it does not say."""
        cell = "" if self.day_place is None else cells[self.day_place]
        row.is_finished = not self._is_blank(cell)
        if not row.is_finished:
            return None
        day = self.days.read(cell)
        if day is None:
            row.wrong.append(
                (str(self.mapping.day_column), _("%(cell)s is no day on which people may have answered.", cell=quoted(cell)))
            )
        return None if day == UNDATED else day

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
