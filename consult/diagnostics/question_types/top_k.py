"""The few items that matter most, in no order."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    IMPORTANCE,
    NO_ANSWER,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
    are_keys,
    items,
    marked,
    needs_of,
    ticked,
)
from consult.diagnostics.question_types.pieces import SEVERAL, Piece, choices_of
from consult.diagnostics.question_types.printed import Blank, Printed


class TopK(QuestionType):
    """The answer is a list of at most `k` item keys, each once."""

    key = "top_k"
    label = _("What matters most: a few among several")
    measures = IMPORTANCE
    in_figures = True
    settings = (Setting("k", _("How many may be named"), 3, (1, 10)),)
    fewest_items = 2
    several = ("",)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The items ticked, in the order of the questionnaire."""
        return ticked(options, typed) or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The items ticked."""
        return {"": list(answer)}

    def assemble(self, said: list[Any]) -> Answer:
        """From item keys; who names one twice names it."""
        return list(dict.fromkeys(said))

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses items that are not asked about, named twice, or too many."""
        if not are_keys(options, answer):
            return {"": UNKNOWN_ITEM}
        if len(set(answer)) != len(answer):
            return {"": _("Name each only once.")}
        if len(answer) > options["k"]:
            return {"": _("You have chosen %(chosen)s. Keep %(limit)s at most.", chosen=len(answer), limit=options["k"])}
        return {}

    def check_options(self, options: Options) -> LazyText | None:
        """One cannot name more items than there are."""
        if problem := super().check_options(options):
            return problem
        return _("There are fewer lines than may be named.") if options["k"] > len(items(options)) else None

    def printed(self, options: Options) -> Printed:
        """A box for each item."""
        words = ngettext("Tick %(num)s box at most.", "Tick %(num)s boxes at most.", options["k"])
        return Printed(words, (Blank(boxes=tuple(item["label"] for item in items(options))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for what was named, 0 for the rest, empty where the question was left out."""
        return ["" if answer is None else str(int(item["key"] in answer)) for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The items whose cells hold 1."""
        return [item["key"] for item, cell in zip(items(options), cells, strict=True) if cell == "1"] or None

    def pieces(self, options: Options) -> list[Piece]:
        """What was named."""
        return [Piece("", "", SEVERAL, choices_of(items(options)))]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for what was named."""
        return [case((answer.has_key(item["key"]), "1"), else_="0") for item in items(options)]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Whether each person named each item."""
        words = (_("Named"), _("Not named"), NO_ANSWER)
        return Sorted(tuple(self.export_columns(options)), words, marked(values), (0,), words[0], adds_up=True)

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs that were named."""
        return needs_of(options, set(answer))
