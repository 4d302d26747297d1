"""Results as they are read: the stored figures with the words of the questions, in the reader's language. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from consult.assessments.methods.wilson import Floats, wilson_interval
from consult.core.i18n import LazyText
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import NO_ANSWER, Sorted
from consult.diagnostics.question_types.profile import PREFER_NOT_TO_SAY
from consult.diagnostics.wording import WordedQuestion, worded_questions
from consult.results.counting import ALL, ANSWERED, ASKED, rounded_mean

Told = Mapping[str, Any]
Words: TypeAlias = LazyText | str
Samples: TypeAlias = Sequence[float | None] | float | None
MEANS = ("mean", "weighted_mean")


@dataclass(frozen=True)
class Share:
    """A share of people between 0 and 1 with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Figure:
    """How many people said it, and their share without and with weights, of `base` people; nothing of what stays hidden."""

    label: Words
    count: int | None
    share: Share | None
    weighted: Share | None
    base: int

    @property
    def main(self) -> Share | None:
        """The share to show first: the weighted one where there is one."""
        return self.weighted or self.share


@dataclass(frozen=True)
class ShownLine:
    """One line of a question: whose shares its figures are (`of`, `base`), and those that are `together`, hidden one by one.

    `good` is the figure that makes one of the line, where the type names one.
    """

    label: str
    of: str
    base: int
    figures: tuple[Figure, ...]
    together: int
    good: Figure | None


@dataclass(frozen=True)
class ShownQuestion:
    """A question with everything its results tell.

    `written`: how many people wrote something, and `spread`, of numbers, their mean and quartiles; None where that stays hidden.
    """

    number: int
    words: WordedQuestion
    asked: int
    of: str
    lines: tuple[ShownLine, ...] = ()
    good_words: Words = ""
    is_text: bool = False
    written: int | None = None
    is_amount: bool = False
    spread: Told | None = None
    unit: str = ""

    @property
    def bars(self) -> list[Figure]:
        """What is drawn: the figure of each line, or each answer where there is one line."""
        if self.good_words:
            return [line.good for line in self.lines if line.good]
        return [one for line in self.lines for one in line.figures if one.label is not NO_ANSWER]

    @property
    def ranked(self) -> list[Figure]:
        """What is shown of it and tells something, the most often said first: of shares of different people, those of answers."""
        shown = [line.good for line in self.lines if line.good and line.of == ANSWERED] if self.is_mixed else self.bars
        told = (one for one in shown if one.main and one.label is not PREFER_NOT_TO_SAY)
        return sorted(told, key=lambda one: -one.main.value if one.main else 0)

    @property
    def is_mixed(self) -> bool:
        """Whether the shares of some lines are of those who answered, and those of others are not: they cannot be compared."""
        return bool(self.good_words) and len({line.of for line in self.lines}) > 1

    @property
    def is_nobodys(self) -> bool:
        """Whether nobody said anything of what is shown."""
        return bool(self.ranked) and not self.ranked[0].count

    @property
    def is_first_of_all(self) -> bool:
        """Whether nothing that stays hidden can have been said more often than the first that is shown."""
        if self.good_words:
            return all(one.main for one in self.bars)
        return (self.ranked[0].count or 0) >= sum(line.together for line in self.lines)

    @property
    def least(self) -> int:
        """The smallest number of people the shares of a line are of."""
        return min(line.base for line in self.lines)

    @property
    def most(self) -> int:
        """The largest one."""
        return max(line.base for line in self.lines)

    @property
    def are_answers(self) -> bool:
        """Whether shares are of those who answered, on all lines."""
        return all(line.of == ANSWERED for line in self.lines)

    @property
    def headings(self) -> tuple[Words, ...]:
        """The answers that any of the lines tells apart."""
        return max((tuple(one.label for one in line.figures) for line in self.lines), key=len)

    def cells(self, line: ShownLine) -> list[int | str | None]:
        """The people of each heading; "" where those the shares are of cannot stand there."""
        counts: list[int | str | None] = [one.count for one in line.figures]
        return [*counts, *[""] * (len(self.headings) - len(counts))]

    @property
    def is_weighted(self) -> bool:
        """Whether there are weighted shares beside the others."""
        return any(one.weighted for line in self.lines for one in line.figures)


@dataclass(frozen=True)
class CrossedRow:
    """An answer or a line of a question by groups: a figure for each group, and how many people its share is of."""

    label: Words
    of: str
    figures: tuple[Figure, ...]
    bases: tuple[int, ...]


@dataclass(frozen=True)
class ShownCrossing:
    """A question by groups: their labels and sizes, and the rows."""

    groups: tuple[tuple[Words, int], ...]
    rows: tuple[CrossedRow, ...]

    @property
    def is_weighted(self) -> bool:
        """Whether any weighted share can be told."""
        return any(one.weighted for row in self.rows for one in row.figures)

    @property
    def of(self) -> str:
        """Whose shares the rows tell, the largest number of people of any."""
        return next((key for key in (ALL, ASKED) if any(row.of == key for row in self.rows)), ANSWERED)

    @property
    def is_mixed(self) -> bool:
        """Whether the shares of some rows are of those who answered, and those of others are not."""
        return self.of != ANSWERED and any(row.of == ANSWERED for row in self.rows)


def shown_questions(questionnaire: Questionnaire, told: Told, language: str) -> list[ShownQuestion]:
    """All questions that were counted, in order, numbered as they stand in the questionnaire."""
    worded = worded_questions(questionnaire, questionnaire.questions, language)
    known = told["questions"]
    return [_shown(number, one, known[one.uid]) for number, one in enumerate(worded, 1) if one.uid in known]


def shown_crossings(questionnaire: Questionnaire, told: Told, language: str, by: str) -> dict[str, ShownCrossing]:
    """By uid, the tables of the questions shown by the one of uid `by`; none where it was not chosen for that."""
    worded = {one.uid: one for one in worded_questions(questionnaire, questionnaire.questions, language)}
    tables: Told = told.get("crossings", {}).get(by, {})
    if by not in worded:
        return {}
    groups = sorted_words(worded[by], told["questions"][by])
    return {uid: _crossing(table, groups, worded[uid], told["questions"][uid]) for uid, table in tables.items() if uid in worded}


def crossings_offered(questionnaire: Questionnaire, told: Told, language: str) -> list[tuple[str, str]]:
    """The uid and the label of each question the others can be shown by."""
    worded = worded_questions(questionnaire, questionnaire.questions, language)
    return [(one.uid, one.label) for one in worded if told.get("crossings", {}).get(one.uid)]


def sorted_words(question: WordedQuestion, told: Told) -> Sorted | None:
    """What lines and answers are called, without anybody's answers; None for words of one's own."""
    kind = QUESTION_TYPES[question.kind]
    columns = sum(len(reading.items) for reading in kind.readings(question.options))
    empty = np.zeros((0, columns or len(kind.number_columns(question.options))), np.uint8 if columns else np.float64)
    found = kind.sort(question.options, empty) if empty.shape[1] else None
    if found is None:
        return None
    words = tuple(told["words"]) if "words" in told else _words_then(found, told["lines"][0])
    return found if words is None else Sorted(found.labels, (*words, NO_ANSWER), found.places)


def _words_then(found: Sorted, line: Told) -> tuple[Words, ...] | None:
    """The first answers, where the figures were published when the type told fewer apart than today; else None."""
    told = len(line["counts"]) - (line["of"] != ANSWERED)
    return None if found.good or found.tells_all or told >= len(found.words) - 1 else found.words[:told]


def _shown(number: int, question: WordedQuestion, told: Told) -> ShownQuestion:
    found, about = sorted_words(question, told), (number, question, told["asked"], told["of"])
    if found is None:
        return ShownQuestion(*about, is_text=True, written=told.get("written"))
    lines = tuple(_line(label, found, line) for label, line in zip(found.labels, told["lines"], strict=True))
    unit, is_amount = str(question.options.get("unit", "")), "spread" in told
    spread = _with_rounded_means(told["spread"], lines[0].base) if is_amount and _is_spread_told(lines[0]) else None
    return ShownQuestion(*about, lines=lines, good_words=found.good_words, is_amount=is_amount, spread=spread, unit=unit)


def _is_spread_told(line: ShownLine) -> bool:
    """Whether mean and quartiles may stand beside the line. Results that were published earlier may hold them all the same."""
    return line.of == ANSWERED and all(one.count is not None for one in line.figures)


def _with_rounded_means(spread: Told | None, people: int) -> Told | None:
    """The spread as it is told today: it may have been published with finer means."""
    if spread is None:
        return None
    means = {key: value for key, value in spread.items() if key in MEANS and isinstance(value, float)}
    return {**spread, **{key: rounded_mean(value, people) for key, value in means.items()}}


def _line(label: str, found: Sorted, told: Told) -> ShownLine:
    counts, base = told["counts"], told["base"]
    weighted = told.get("weighted") or [None] * len(counts)
    figures = tuple(_figures(found.words, counts, base, weighted, told.get("n_eff")))
    hidden = base - sum(count for count in counts if count is not None) if None in counts else 0
    n_eff_good = told.get("n_eff_good", told.get("n_eff"))
    good = _figures([label], [told["good"]], base, [told.get("weighted_good")], n_eff_good)[0] if found.good else None
    return ShownLine(label, told["of"], base, figures, hidden, good)


def _figures(
    labels: Sequence[Words], counts: Sequence[int | None], base: int, weighted: Sequence[float | None], n_eff: Samples
) -> list[Figure]:
    """The figures of a line. Results that were counted before each share had its own effective sample hold one for all."""
    plain = _shares([None if count is None or not base else count / base for count in counts], float(base))
    samples = list(n_eff[: len(weighted)]) if isinstance(n_eff, Sequence) else [n_eff] * len(weighted)
    heavy = _shares(weighted, np.array([one or 1.0 for one in samples])) if any(samples) else [None] * len(weighted)
    return [Figure(*one, base) for one in zip(labels, counts, plain, heavy, strict=False)]


def _shares(values: Sequence[float | None], people: Floats | float) -> list[Share | None]:
    """The shares with Wilson's interval on so many people."""
    if not np.all(people):
        return [None] * len(values)
    known = np.clip(np.array([0.0 if value is None else value for value in values]), 0, 1)
    low, high = wilson_interval(known, people)
    ends = zip(values, known, low, high, strict=True)
    return [None if value is None else Share(float(one), float(least), float(most)) for value, one, least, most in ends]


def _crossing(table: Told, groups: Sorted | None, question: WordedQuestion, told: Told) -> ShownCrossing:
    found = sorted_words(question, told)
    assert groups is not None and found is not None
    labels: Sequence[Words] = found.labels if found.good else found.words
    shown = tuple((groups.words[place], size) for place, size in zip(table["groups"], table["sizes"], strict=True))
    rows = tuple(_row(labels[row["row"]], row, shown) for row in table["rows"] if row["row"] < len(labels))
    return ShownCrossing(shown, rows)


def _row(label: Words, row: Told, groups: Sequence[tuple[Words, int]]) -> CrossedRow:
    counts, bases = row["counts"], row["bases"]
    values = [count / base if count is not None and base else None for count, base in zip(counts, bases, strict=True)]
    shares = _shares(values, np.maximum(np.array(bases, np.float64), 1))
    heavy = _shares(row.get("weighted") or [None] * len(counts), np.array(row.get("n_eff") or [1.0] * len(counts)))
    told = zip(groups, counts, shares, heavy, bases, strict=True)
    figures = (Figure(words, *figure) for (words, _size), *figure in told)
    return CrossedRow(label, row["of"], tuple(figures), tuple(bases))
