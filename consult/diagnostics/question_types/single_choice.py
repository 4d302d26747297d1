"""One answer among several."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    CHOICE,
    NO_ANSWER,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Sorted,
    Typed,
    items,
    keys,
    needs_of,
    one_chosen,
)
from consult.diagnostics.question_types.pieces import ONE, Piece, choices_of
from consult.diagnostics.question_types.printed import ONE_BOX, Blank, Printed


class SingleChoice(QuestionType):
    """The answer is the key of the item chosen."""

    key = "single_choice"
    label = _("One answer among several")
    measures = CHOICE
    in_figures = True
    fewest_items = 2

    def choices(self, options: Options) -> list[dict[str, Any]]:
        """The answers shown, as items."""
        return items(options)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The item chosen."""
        return next((key for key in typed.get("", ()) if key), None)

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The item chosen."""
        return {"": [answer]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is not among the answers shown."""
        is_known = isinstance(answer, str) and answer in keys(options)
        return {} if is_known else {"": _("Choose one of the answers shown.")}

    def printed(self, options: Options) -> Printed:
        """A box for each answer."""
        return Printed(ONE_BOX, (Blank(boxes=tuple(item["label"] for item in self.choices(options))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for what was chosen, 0 for the rest, empty where the question was left out."""
        return ["" if answer is None else str(int(item["key"] == answer)) for item in self.choices(options)]

    def export_columns(self, options: Options) -> list[str]:
        """The answers shown."""
        return [str(item["label"]) for item in self.choices(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The item whose cell holds 1."""
        return next((item["key"] for item, cell in zip(self.choices(options), cells, strict=True) if cell == "1"), None)

    def pieces(self, options: Options) -> list[Piece]:
        """The answer chosen."""
        return [Piece("", "", ONE, choices_of(self.choices(options)))]

    def readings(self, options: Options) -> list[Reading]:
        """One table of the answers shown."""
        return [Reading(self.measures, self.choices(options))]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for what was chosen: the signs of all answers at once, so that the database looks at the answer once."""
        keys = [item["key"] for item in self.choices(options)]
        signs = {key: "".join("1" if other == key else "0" for other in keys) for key in keys}
        return [case(signs, value=answer.astext, else_="0" * len(keys))]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which answer each person chose."""
        labels = (item["label"] for item in self.choices(options))
        return Sorted(("",), (*labels, NO_ANSWER), one_chosen(values))

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The need of what was chosen."""
        return needs_of(options, {answer})
