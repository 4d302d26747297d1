"""One question as rows of an XLSForm: a row where other programs have its type, else a group with a row for each piece. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from consult.core.i18n import force_locale
from consult.diagnostics.conditions import bounds
from consult.diagnostics.exporting.form_names import free_name
from consult.diagnostics.importing.constraints import bounding, write_constraint
from consult.diagnostics.importing.form_plan import as_key
from consult.diagnostics.importing.xlsform_own import EASY, EXTRA, LINE, LIST, NEED, PIECE, SENSITIVE, SETTINGS
from consult.diagnostics.importing.xlsform_rows import TYPE
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types import pieces as ways
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.question_types.number import write_number
from consult.diagnostics.question_types.pieces import Piece
from consult.diagnostics.wording import WordedQuestion, worded

LANGUAGE_NAMES = {"fr": "Français (fr)", "en": "English (en)"}
FORM_TYPES = {
    ways.LINE: "text",
    ways.LINES: "text",
    ways.AMOUNT: "integer",
    ways.DAY: "date",
    ways.TICK: "acknowledge",
    ways.POINT: "geopoint",
    ways.PICTURE: "image",
    ways.ONE: "select_one",
    ways.SEVERAL: "select_multiple",
    ways.ORDER: "rank",
}
NAMING = (ways.ONE, ways.SEVERAL, ways.ORDER)
OTHER = "other"

Cells = dict[str, str]


def in_languages(what: str, words: Mapping[str, str]) -> Cells:
    """The cells of words in several languages."""
    return {f"{what}::{LANGUAGE_NAMES[language]}": text for language, text in words.items()}


class FormQuestion:
    """A question on its way into a form. `names` are those of all questions, `statements` those of needs, by uid."""

    def __init__(
        self, question: Question, names: Mapping[str, str], languages: Sequence[str], statements: Mapping[str, str]
    ) -> None:
        self.question, self.names, self.statements = question, names, statements
        self.kind, self.name, self.own = QUESTION_TYPES[question.kind], names[question.uid], languages[0]
        spoken = {one: worded(question, one, self.own) for one in languages}
        # A language the question is not translated into says nothing of it.
        self.words = {one: words for one, words in spoken.items() if words.language == one}
        self.lists: dict[tuple[str, ...], str] = {}

    def rows(self) -> list[Cells]:
        """The rows of the sheet `survey`."""
        about = self._words("label", "hint") | {"name": self.name, "relevant": self._relevant(), TYPE: self.question.kind}
        about |= in_languages(EASY, {language: words.easy_text for language, words in self.words.items()})
        about |= {SETTINGS: self._settings(), SENSITIVE: "yes" if self.question.is_sensitive else ""}
        about |= {LIST: self.name} if items(self.question.options) else {}
        first, *others = range(len(self.pieces[self.own]))
        if not self._is_plain:
            group = {"type": "begin_group", "appearance": "field-list", "required": self._required} | about
            return [group, *(self._piece(place) for place in (first, *others)), {"type": "end_group", "name": self.name}]
        rule = {"constraint": write_constraint(self.kind, self.question.options), "required": self._required}
        return [self._typed(first) | about | rule, *(self._piece(place) for place in others)]

    def choices(self) -> Iterator[Cells]:
        """The rows of the sheet `choices`: the lines of the question, then what else its pieces offer."""
        lines = items(self.question.options)
        for item in lines:
            words = {language: self._label_of(language, item["key"]) for language in self.words}
            need = self.statements.get(item.get("need") or "", "")
            yield {"list_name": self.name, "name": item["key"], TYPE: LINE, NEED: need} | in_languages("label", words)
        known = {item["key"] for item in lines}
        for place, piece in enumerate(self.pieces[self.own]):
            name = self._list(piece)
            given = known if name == self.name else set()
            for nth, (key, _label) in enumerate(piece.choices):
                if (name, key) not in self._written and key not in given:
                    self._written.add((name, key))
                    words = {language: str(pieces[place].choices[nth][1]) for language, pieces in self.pieces.items()}
                    yield {"list_name": name, "name": key, TYPE: EXTRA} | in_languages("label", words)
        if self._has_own_answer:
            words = {language: str(pieces[1].label) for language, pieces in self.pieces.items()}
            yield {"list_name": self.name, "name": OTHER, TYPE: EXTRA} | in_languages("label", words)

    @cached_property
    def pieces(self) -> dict[str, list[Piece]]:
        """The pieces of the question in each of its languages, their words read in it."""
        return {language: self._pieces_in(language, words) for language, words in self.words.items()}

    @cached_property
    def _written(self) -> set[tuple[str, str]]:
        return set()

    def _pieces_in(self, language: str, words: WordedQuestion) -> list[Piece]:
        with force_locale(language):
            return [
                Piece(one.field, str(one.label), one.way, tuple((key, str(label)) for key, label in one.choices))
                for one in self.kind.pieces(words.options)
            ]

    @property
    def _has_own_answer(self) -> bool:
        """Whether an answer in words of one's own may stand beside several ticks."""
        return [one.way for one in self.pieces[self.own]] == [ways.SEVERAL, ways.LINE]

    @property
    def _is_plain(self) -> bool:
        """Whether other programs have a question of that type."""
        first, *others = self.pieces[self.own]
        return first.field == "" and first.way != ways.POINT and (not others or self._has_own_answer)

    @property
    def _required(self) -> str:
        return "yes" if self.question.is_required else ""

    def _typed(self, place: int) -> Cells:
        """How the row of a piece asks."""
        piece = self.pieces[self.own][place]
        words = FORM_TYPES[piece.way]
        if piece.way == ways.AMOUNT and self.question.options.get("decimals"):
            words = "decimal"
        cells = {"type": f"{words} {self._list(piece)}" if piece.way in NAMING else words}
        return cells | ({"appearance": "multiline"} if piece.way == ways.LINES else {})

    def _piece(self, place: int) -> Cells:
        """The row of a piece that has one of its own."""
        piece = self.pieces[self.own][place]
        words = in_languages("label", {language: str(pieces[place].label) for language, pieces in self.pieces.items()})
        name = free_name(f"{self.name}_{as_key(piece.field).removesuffix('_') if piece.field else 'point'}", self.names.values())
        relevant = f"selected(${{{self.name}}}, '{OTHER}')" if self._has_own_answer else ""
        is_wanted = self.question.is_required and piece.way == ways.ONE and self.kind.key != "place"
        return (
            self._typed(place) | words | {"name": name, "relevant": relevant, "required": "yes" if is_wanted else "", TYPE: PIECE}
        )

    def _list(self, piece: Piece) -> str:
        """The name of the list a piece offers: that of the lines where it offers them all."""
        keys, lines = tuple(key for key, _label in piece.choices), [item["key"] for item in items(self.question.options)]
        if lines and set(lines) <= set(keys):
            return self.name
        return self.lists.setdefault(keys, f"{self.name}_choices_{len(self.lists) + 1}")

    def _label_of(self, language: str, key: str) -> str:
        return next(str(item["label"]) for item in items(self.words[language].options) if item["key"] == key)

    def _words(self, *names: str) -> Cells:
        each = ((name, {language: str(getattr(words, name)) for language, words in self.words.items()}) for name in names)
        return {heading: text for name, words in each for heading, text in in_languages(name, words).items()}

    def _relevant(self) -> str:
        condition = self.question.show_if
        if not condition:
            return ""
        if between := bounds(condition):
            signs = zip((">=", "<="), between, strict=True)
            name = self.names[condition["question"]]
            return " and ".join(f"${{{name}}} {sign} {_constant(bound)}" for sign, bound in signs if bound is not None)
        parts = [f"selected(${{{self.names[condition['question']]}}}, '{key}')" for key in condition["items"]]
        return " or ".join(parts) if condition["is_chosen"] else f"not({' or '.join(parts)})"

    def _settings(self) -> str:
        """The settings that no rule says, and their words in other languages, as JSON."""
        said = {"items", *(bounding(self.kind) if self._is_plain else ())}
        told = {key: value for key, value in self.question.options.items() if key not in said}
        translations = {language: words.get("settings") for language, words in (self.question.translations or {}).items()}
        translations = {language: words for language, words in translations.items() if words}
        told |= {"translations": translations} if translations else {}
        return json.dumps(told, ensure_ascii=False) if told else ""


def _constant(bound: Any) -> str:
    """A number or a day as a rule of an XLSForm writes it."""
    return f"date('{bound}')" if isinstance(bound, str) else write_number(bound)
