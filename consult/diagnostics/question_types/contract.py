"""What a question type is: one subclass in a file of its own, one template, one line in `__init__.py`.

Types are pure: no session, no request. `options` is what an organiser set (`Question.options`), `typed` what came
from a form, `answer` what is stored as JSON in `Response.answers`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from sqlalchemy import ColumnElement

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

# What the answers to a question tell about its items, or that they are words of their own.
SATISFACTION, IMPORTANCE, CHOICE, WORDS = "satisfaction", "importance", "choice", "words"

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
    """Something an organiser sets: a whole number between limits, or a short text where there are no limits."""

    key: str
    label: LazyText
    default: int | LazyText
    limits: tuple[int, int] | None = None


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
    fewest_items: ClassVar[int] = 0
    """How few items the question needs; 0 where it has none."""

    @abstractmethod
    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The answer a form meant, None when the question was left out; what makes no sense is left for `validate` to name."""

    @abstractmethod
    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """What one would type to give a stored answer: the inverse of `parse`."""

    @abstractmethod
    def assemble(self, said: list[Any]) -> Answer:
        """The answer made of what each column of an imported file says; `said` is not empty."""

    @abstractmethod
    def validate(self, options: Options, answer: Answer) -> Problems:
        """What is wrong with an answer of any shape; empty when it can be stored."""

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

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """SQL that reads a stored answer as one digit for each item, 0 where there is no answer; none for words."""
        return []

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The uids of the needs this answer speaks for."""
        return set()

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """How many people gave each answer; `values` are what `codes` reads, respondents × items, uint8. Nothing for words."""
        return []


def counted(values: np.ndarray, code: int) -> list[int]:
    """For each column, how many people have that code."""
    return [int(count) for count in np.count_nonzero(values == code, axis=0)]


def items(options: Options) -> list[dict[str, Any]]:
    """The items of a question: each with `key`, `label` and perhaps `need`, a uid."""
    return list(options.get("items", ()))


def keys(options: Options) -> set[str]:
    """The keys of the items."""
    return {item["key"] for item in items(options)}


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
    for setting in settings:
        value = options.get(setting.key)
        if setting.limits is None:
            is_sound = is_text(value) and 0 < len(str(value)) <= LABEL_AT_MOST
        else:
            is_sound = type(value) is int and setting.limits[0] <= value <= setting.limits[1]
        if not is_sound:
            return _("“%(label)s” cannot be set like this.", label=setting.label)
    return None


def is_text(value: object) -> bool:
    """Whether the value is a text the database can hold: no NUL, no half of a surrogate pair."""
    return isinstance(value, str) and not any(sign == "\x00" or "\ud800" <= sign <= "\udfff" for sign in value)
