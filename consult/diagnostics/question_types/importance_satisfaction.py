"""How important each of several services is, and how satisfied one is with it: the two sides of a gap."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    IMPORTANCE_RATING,
    SATISFACTION,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Setting,
    Sorted,
    Typed,
    by_code,
    items,
    needs_of,
)
from consult.diagnostics.question_types.levels import level_problems, read_level
from consult.diagnostics.question_types.pieces import ONE, Piece, level_choices
from consult.diagnostics.question_types.printed import ONE_BOX_A_LINE, Blank, Printed
from consult.diagnostics.question_types.satisfaction import LEVELS, NOT_SATISFIED, UNKNOWN

IMPORTANT, SATISFIED = "importance", "satisfaction"
SIDES: dict[str, LazyText] = {IMPORTANT: _("Importance"), SATISFIED: _("Satisfaction")}
WORDS_OF_LEVELS = (_("1 (lowest)"), "2", "3", "4", _("5 (highest)"), _("I don't know, or no answer"))


class ImportanceSatisfaction(QuestionType):
    """The answer is {"<item key>-importance": level, "<item key>-satisfaction": level}; level 0 stands for “I don't know”."""

    key = "importance_satisfaction"
    label = _("How important each service is, and how satisfied people are with it")
    measures = IMPORTANCE_RATING
    in_figures = True
    settings = (
        Setting("unimportant", _("Words for the lowest importance"), _("Not important")),
        Setting("important", _("Words for the highest importance"), _("Very important")),
        Setting("lowest", _("Words for the lowest level"), _("Very dissatisfied")),
        Setting("highest", _("Words for the highest level"), _("Very satisfied")),
    )
    fewest_items = 1

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The two levels typed for each service."""
        return {line: read_level(values[0]) for line, values in typed.items() if line and values and values[0]} or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """One value for each level given."""
        return {line: [str(level)] for line, level in answer.items()}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses services that are not asked about and levels that do not exist."""
        return level_problems(answer, _lines(options), (UNKNOWN, *LEVELS))

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Both sides of each service want an answer; “I don't know” is one."""
        left = [line for line in _lines(options) if line not in (answer or {})]
        return dict.fromkeys(left, _("Choose an answer; “I don't know” is one."))

    def printed(self, options: Options) -> Printed:
        """All services once for importance, and once for satisfaction."""
        rows, unknown = tuple(item["label"] for item in items(options)), _("I don't know")
        sides = (
            (_("How important is it to you?"), options["unimportant"], options["important"]),
            (_("How satisfied are you with it?"), options["lowest"], options["highest"]),
        )
        heads = [(title, (low, *map(str, LEVELS[1:-1]), high, unknown)) for title, low, high in sides]
        return Printed(ONE_BOX_A_LINE, tuple(Blank(title, heads=words, rows=rows) for title, words in heads))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The levels: importance of each service, then satisfaction with each; empty where there is none."""
        return [str((answer or {}).get(line) or "") for line in _lines(options)]

    def export_columns(self, options: Options) -> list[str]:
        """Each service twice."""
        return [f"{item['label']} ({words})" for words in SIDES.values() for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """A level for each cell that holds one."""
        return {line: read_level(cell) for line, cell in zip(_lines(options), cells, strict=True) if cell} or None

    def pieces(self, options: Options) -> list[Piece]:
        """Two levels for each service, all of importance first."""
        ends = ((options["unimportant"], options["important"]), (options["lowest"], options["highest"]))
        levels = [(*level_choices(LEVELS, *words), (str(UNKNOWN), _("I don't know"))) for words in ends]
        fields = zip(_lines(options), self.export_columns(options), strict=True)
        lines = len(items(options))
        return [Piece(field, label, ONE, levels[place // lines]) for place, (field, label) in enumerate(fields)]

    def readings(self, options: Options) -> list[Reading]:
        """A table of importance and one of satisfaction, of the same services."""
        return [Reading(IMPORTANCE_RATING, items(options)), Reading(SATISFACTION, items(options))]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The level itself."""
        return [func.coalesce(answer[line].astext, str(UNKNOWN)) for line in _lines(options)]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which level each person chose on each side of each service."""
        return Sorted(tuple(self.export_columns(options)), WORDS_OF_LEVELS, by_code(values, LEVELS), (3, 4), _("High: 4 or 5"))

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs whose service does not satisfy."""
        lines = {item["key"]: f"{item['key']}-{SATISFIED}" for item in items(options)}
        return needs_of(options, {key for key, line in lines.items() if answer.get(line) in NOT_SATISFIED})


def _lines(options: Options) -> list[str]:
    """The two fields of each service, all of importance first."""
    return [f"{item['key']}-{side}" for side in SIDES for item in items(options)]
