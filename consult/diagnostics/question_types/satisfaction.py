"""How satisfied one is with each of several services, from 1 to 5, or “I don't know”."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    SATISFACTION,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
    by_code,
    items,
    keys,
    needs_of,
)
from consult.diagnostics.question_types.pieces import ONE, Piece, level_choices
from consult.diagnostics.question_types.printed import ONE_BOX_A_LINE, Blank, Printed

UNKNOWN = 0
LEVELS = (1, 2, 3, 4, 5)
NOT_SATISFIED = (1, 2)


class Satisfaction(QuestionType):
    """The answer is {item key: level}; level 0 stands for “I don't know”, a service left out is not in it."""

    key = "satisfaction"
    label = _("How satisfied people are with each service")
    measures = SATISFACTION
    in_figures = True
    settings = (
        Setting("lowest", _("Words for the lowest level"), _("Very dissatisfied")),
        Setting("highest", _("Words for the highest level"), _("Very satisfied")),
    )
    fewest_items = 1

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The level typed for each service."""
        given = {item: values[0] for item, values in typed.items() if item and values and values[0]}
        return {item: _level(value) for item, value in given.items()} or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """One value for each service answered."""
        return {item: [str(level)] for item, level in answer.items()}

    def assemble(self, said: list[Any]) -> Answer:
        """From pairs (item key, level)."""
        return dict(said)

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses services that are not asked about and levels that do not exist."""
        if not isinstance(answer, dict) or answer.keys() - keys(options):
            return {"": UNKNOWN_ITEM}
        wrong = (item for item, level in answer.items() if type(level) is not int or level not in (UNKNOWN, *LEVELS))
        return {item: _("Choose one of the answers shown.") for item in wrong}

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Each service wants an answer; “I don't know” is one."""
        return {key: _("Choose an answer; “I don't know” is one.") for key in sorted(keys(options) - (answer or {}).keys())}

    def printed(self, options: Options) -> Printed:
        """A line of boxes for each service."""
        heads = (options["lowest"], *map(str, LEVELS[1:-1]), options["highest"], _("I don't know"))
        return Printed(ONE_BOX_A_LINE, (Blank(heads=heads, rows=tuple(item["label"] for item in items(options))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The level of each service, empty where there is none."""
        return [str((answer or {}).get(item["key"]) or "") for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """A level for each cell that holds one."""
        given = zip(items(options), cells, strict=True)
        return {item["key"]: _level(cell) for item, cell in given if cell} or None

    def pieces(self, options: Options) -> list[Piece]:
        """A level for each service."""
        levels = (*level_choices(LEVELS, options["lowest"], options["highest"]), (str(UNKNOWN), _("I don't know")))
        return [Piece(item["key"], item["label"], ONE, levels) for item in items(options)]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The level itself."""
        return [func.coalesce(answer[item["key"]].astext, str(UNKNOWN)) for item in items(options)]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which level each person chose for each service."""
        words = (options["lowest"], *map(str, LEVELS[1:-1]), options["highest"], _("I don't know, or no answer"))
        return Sorted(tuple(self.export_columns(options)), words, by_code(values, LEVELS), (3, 4), _("Satisfied: 4 or 5"))

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs whose service does not satisfy."""
        return needs_of(options, {item for item, level in answer.items() if level in NOT_SATISFIED})


def _level(value: str) -> int | str:
    return int(value) if value.isascii() and value.isdigit() and len(value) == 1 else value
