"""The few items that matter most, in no order."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    IMPORTANCE,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Partition,
    Problems,
    QuestionType,
    Setting,
    Typed,
    are_keys,
    counted,
    items,
    needs_of,
    partitions,
    ticked,
)


class TopK(QuestionType):
    """The answer is a list of at most `k` item keys, each once."""

    key = "top_k"
    label = _("What matters most: a few among several")
    measures = IMPORTANCE
    settings = (Setting("k", _("How many may be named"), 3, (1, 10)),)
    fewest_items = 2

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The items ticked, in the order of the questionnaire."""
        return ticked(options, typed) or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The items ticked."""
        return {"": list(answer)}

    def assemble(self, said: list[Any]) -> Answer:
        """From item keys."""
        return said

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

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for what was named, 0 for the rest, empty where the question was left out."""
        return ["" if answer is None else str(int(item["key"] in answer)) for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The items whose cells hold 1."""
        return [item["key"] for item, cell in zip(items(options), cells, strict=True) if cell == "1"] or None

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for what was named."""
        return [case((answer.has_key(item["key"]), "1"), else_="0") for item in items(options)]

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """Of each item how many people named it."""
        named = counted(values, 1)
        counts = (named, [len(values) - count for count in named])
        return partitions(self.export_columns(options), (_("Named"), _("Not named")), counts)

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs that were named."""
        return needs_of(options, set(answer))
