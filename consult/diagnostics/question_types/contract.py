"""What a question type is: one subclass in a file of its own, one template, one line in `__init__.py`.

Types are pure: no session, no request. `options` is what an organiser set (`Question.options`), `typed` what came
from a form, `answer` what is stored as JSON in `Response.answers`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from sqlalchemy import ColumnElement, func

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.pieces import Piece
from consult.diagnostics.question_types.printed import Printed
from consult.diagnostics.question_types.spread import Spread

# What the answers to a question tell about its items, or that they are words of their own.
SATISFACTION, IMPORTANCE, CHOICE, WORDS = "satisfaction", "importance", "choice", "words"
CHOICES, RATING, IMPORTANCE_RATING, RANK = "choices", "rating", "importance_rating", "rank"
BEST, WORST, SHOWN = "best", "worst", "shown"
AGREEMENT, CONSENT, PHOTO, PLACE, NUMBER, DATE = "agreement", "consent", "photo", "place", "number", "date"

ITEMS_AT_MOST = 60
LABEL_AT_MOST = 300

Options = Mapping[str, Any]
Answer = Any
Typed = Mapping[str, list[str]]
"""What a form sent for one question: the values of each field, by item key; "" is the question's own field."""
Problems = dict[str, LazyText]
"""What is wrong, a sentence for each field, by item key; "" is the question as a whole."""

NO_ANSWER = _("No answer")
UNKNOWN_ITEM = _("This questionnaire has changed since you opened it. Look at this question again.")


@dataclass(frozen=True)
class Setting:
    """Something an organiser sets: a whole number between limits, one of some choices, or a short text, empty if it may."""

    key: str
    label: LazyText
    default: int | LazyText | str
    limits: tuple[int, int] | None = None
    choices: tuple[tuple[str, LazyText], ...] = ()
    is_optional: bool = False

    def accepts(self, value: object) -> bool:
        """Whether the value can be set."""
        if self.limits is not None:
            return type(value) is int and self.limits[0] <= value <= self.limits[1]
        if self.choices:
            return value in [key for key, _words in self.choices]
        return is_text(value) and (0 if self.is_optional else 1) <= len(str(value)) <= LABEL_AT_MOST


@dataclass(frozen=True)
class Reading:
    """One table that the codes of a question make: what it measures, and what each of its columns is about."""

    measures: str
    items: list[dict[str, Any]]


@dataclass(frozen=True)
class Sorted:
    """Respondents sorted by what they said, line by line: `places[person, line]`, uint8, is the place of it in `words`.

    The last of the words is that of those who said nothing, unless `tells_all`: then everybody says one thing or another.
    `good` are the places that make one figure of a line, `good_words` what they mean together: who is satisfied, who chose.
    Where `adds_up`, what a person says on one line leaves less for the others, as with three choices among ten.
    """

    labels: tuple[str, ...]
    words: tuple[LazyText | str, ...]
    places: np.ndarray
    good: tuple[int, ...] = ()
    good_words: LazyText | str = ""
    adds_up: bool = False
    tells_all: bool = False

    @property
    def counts(self) -> np.ndarray:
        """How many people stand at each place: int64 (lines, words)."""
        size, lines = len(self.words), len(self.labels)
        shifted = self.places + size * np.arange(lines, dtype=np.int64)
        return np.bincount(shifted.ravel(), minlength=size * lines).reshape(lines, size)

    @property
    def are_marks(self) -> bool:
        """Whether each line is chosen or not, of several that may be."""
        return self.adds_up and len(self.words) == len(("chosen", "not chosen", "silent"))


@dataclass(frozen=True)
class Partition:
    """All respondents, each in one part: what they said about `label`, as pairs (words, how many people)."""

    label: str
    parts: tuple[tuple[LazyText | str, int], ...]


class QuestionType(ABC):
    """A kind of question."""

    key: ClassVar[str]
    label: ClassVar[LazyText]
    measures: ClassVar[str]
    settings: ClassVar[tuple[Setting, ...]] = ()
    fewest_items: ClassVar[int] = 0  # How few items the question needs; 0 where it has none.
    in_figures: ClassVar[bool] = False  # Whether every exported cell is a figure; else `figures` says which are.
    words_from_answers: ClassVar[bool] = False  # Whether what was answered decides into which classes answers are sorted.
    several: ClassVar[tuple[str, ...]] = ()  # The fields that may come with several values.
    named_in: ClassVar[tuple[str, ...]] = ()  # Where an answer holds the keys of the items it names; by default it is them.
    drawn: ClassVar[tuple[str, ...]] = ()  # The options that are set elsewhere than in the form of the question.

    def shown(self, options: Options) -> Any:
        """What the template draws that the options do not hold as they are."""
        return None

    @abstractmethod
    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The answer a form meant, None when the question was left out; what makes no sense is left for `validate` to name."""

    @abstractmethod
    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """What one would type to give a stored answer: the inverse of `parse`."""

    def assemble(self, said: list[Any]) -> Answer:
        """The answer made of what each column of an imported file says; `said` is not empty. Usually one column says it all."""
        return said[0]

    @abstractmethod
    def validate(self, options: Options, answer: Answer) -> Problems:
        """What is wrong with an answer of any shape; empty when it can be stored."""

    @abstractmethod
    def printed(self, options: Options) -> Printed:
        """The question on paper, in the language of whoever reads."""

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """What a required question still lacks; empty when it is answered."""
        return {} if answer is not None else {"": _("Answer this question.")}

    def check_options(self, options: Options) -> LazyText | None:
        """Why an organiser's options cannot stand, or None."""
        return _items_problem(items(options), self.fewest_items) or _settings_problem(options, self.settings)

    @abstractmethod
    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The cells of an answer, one for each of `export_columns`; empty cells for None."""

    def export_columns(self, options: Options) -> list[str]:
        """The headings of the cells: the labels of the items."""
        return [item["label"] for item in items(options)]

    def figures(self, options: Options) -> list[bool]:
        """Which of `export_columns` hold figures. Words that look like one, such as a postal code, stay words."""
        return [self.in_figures] * len(self.export_columns(options))

    @abstractmethod
    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The answer that `export` wrote; what makes no sense is left for `validate` to name."""

    @abstractmethod
    def pieces(self, options: Options) -> list[Piece]:
        """How the question would be asked in a plain form; each piece fills fields that `parse` reads."""

    def fields(self, options: Options) -> set[str]:
        """The fields that a form of the question may send."""
        return {field for piece in self.pieces(options) for field in piece.fields}

    def readings(self, options: Options) -> list[Reading]:
        """What the columns of `codes` are about, table by table."""
        return [Reading(self.measures, items(options))] if items(options) else []

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """SQL that reads a stored answer as one sign for each column of `readings`, the sign of code 0 where there is no answer.

        One expression may give the signs of several columns that follow each other.
        A code is a digit, or what `sign` makes of a number up to 70.
        """
        return []

    def numbers(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[float]]:
        """SQL that reads a stored answer as double precision numbers, NULL where there is no answer; see `number_columns`."""
        return []

    def number_columns(self, options: Options) -> list[str]:
        """What each of the `numbers` is, in a word of its own or with its unit."""
        return []

    def texts(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """SQL that reads what the person wrote in words of their own, NULL where they wrote nothing."""
        return []

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The uids of the needs this answer speaks for."""
        return set()

    def sort(self, options: Options, values: np.ndarray) -> Sorted | None:
        """What each person said, line by line; None for words.

        `values` are what `codes` reads, respondents × columns, uint8; for a type without codes what `numbers` reads, float64.
        """
        return None

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """How many people gave each answer, `values` as `sort` takes them; all partitions in the same words, none for words."""
        found = self.sort(options, values)
        each = zip(found.labels, found.counts, strict=True) if found else ()
        return [Partition(label, tuple(zip(found.words, map(int, people), strict=True))) for label, people in each if found]

    def spread(self, options: Options, values: np.ndarray) -> Spread | None:
        """Where the `numbers` lie, for types whose numbers are amounts."""
        return None


def sign(code: ColumnElement[int]) -> ColumnElement[str]:
    """SQL: one sign for a code from 0 to 70; digits for those up to 9."""
    return func.chr(func.coalesce(code, 0) + ord("0"))


def by_code(values: np.ndarray, codes: Sequence[int]) -> np.ndarray:
    """The place of each value among these codes, uint8, the last place for every other one."""
    places = np.full(256, len(codes), dtype=np.uint8)
    places[list(codes)] = np.arange(len(codes), dtype=np.uint8)
    found: np.ndarray = places[values]
    return found


def one_chosen(values: np.ndarray) -> np.ndarray:
    """The column that holds 1, as uint8 (people, 1); the place after the last where none does."""
    chosen = values == 1
    return np.where(chosen.any(axis=1), chosen.argmax(axis=1), values.shape[1]).astype(np.uint8)[:, None]


def marked(values: np.ndarray) -> np.ndarray:
    """0 where a column holds 1, 1 where it does not, 2 for people of whom no column does, as uint8."""
    places = np.where(values == 1, 0, 1).astype(np.uint8)
    places[~(values == 1).any(axis=1)] = 2
    return places


def items(options: Options) -> list[dict[str, Any]]:
    """The items of a question: each with `key`, `label` and perhaps `need`, a uid."""
    return list(options.get("items", ()))


def keys(options: Options) -> set[str]:
    """The keys of the items."""
    return {item["key"] for item in items(options)}


def are_keys(options: Options, answer: Answer) -> bool:
    """Whether the answer is a list of keys of items, and of nothing else."""
    return isinstance(answer, list) and all(isinstance(key, str) for key in answer) and not set(answer) - keys(options)


def ticked(options: Options, typed: Typed) -> list[str]:
    """What was ticked, each once, in the order of the items; what is no item comes last."""
    order = [item["key"] for item in items(options)]
    chosen = (key for key in dict.fromkeys(typed.get("", ())) if key)
    return sorted(chosen, key=lambda key: order.index(key) if key in order else len(order))


def one_line(typed: Typed, name: str) -> str:
    """The words typed in a field, with one space wherever there were spaces or ends of lines; "" for none."""
    return " ".join(next(iter(typed.get(name, ())), "").replace("\x00", "").split())


def needs_of(options: Options, chosen: set[str]) -> set[str]:
    """The uids of the needs that the items with these keys concern."""
    return {item["need"] for item in items(options) if item["key"] in chosen and item.get("need")}


def _items_problem(rows: list[dict[str, Any]], fewest: int) -> LazyText | None:
    if not fewest <= len(rows) <= (ITEMS_AT_MOST if fewest else 0):
        return _("A question of this kind has between %(fewest)s and %(most)s lines.", fewest=fewest, most=ITEMS_AT_MOST)
    labels = [item["label"] for item in rows]
    if not all(is_text(label) and 0 < len(label) <= LABEL_AT_MOST for label in labels):
        return _("Give each line some words, %(most)s characters at most.", most=LABEL_AT_MOST)
    if len(set(labels)) < len(rows) or len({item["key"] for item in rows}) < len(rows):
        return _("Two lines of a question cannot say the same.")
    return None


def _settings_problem(options: Options, settings: tuple[Setting, ...]) -> LazyText | None:
    wrong = next((setting for setting in settings if not setting.accepts(options.get(setting.key))), None)
    return None if wrong is None else _("“%(label)s” cannot be set like this.", label=wrong.label)


def is_text(value: object) -> bool:
    """Whether the value is a text the database can hold: no NUL, no half of a surrogate pair."""
    return isinstance(value, str) and not any(sign == "\x00" or "\ud800" <= sign <= "\udfff" for sign in value)
