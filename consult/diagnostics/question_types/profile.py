"""What people say of themselves, in the categories of a census."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    CHOICE,
    NO_ANSWER,
    Answer,
    Options,
    Partition,
    Problems,
    Reading,
    Setting,
    counted,
    items,
)
from consult.diagnostics.question_types.levels import CHOOSE
from consult.diagnostics.question_types.single_choice import SingleChoice

UNTOLD = "not_said"
PREFER_NOT_TO_SAY = _("I prefer not to say")
VARIABLES: tuple[tuple[str, LazyText], ...] = (
    ("age_band", _("Age")),
    ("sex", _("Sex")),
    ("area", _("Area")),
    ("tenure", _("Tenant or owner")),
    ("occupation", _("Occupation")),
    ("household", _("Household")),
)


class Profile(SingleChoice):
    """The answer is the key of the category, or "not_said" for whoever prefers not to say."""

    key = "profile"
    label = _("Who answers: a category of the census")
    settings = (Setting("variable", _("What it is about"), "age_band", choices=VARIABLES),)

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is not among the answers shown."""
        return {} if answer in (*(item["key"] for item in items(options)), UNTOLD) else {"": CHOOSE}

    def check_options(self, options: Options) -> LazyText | None:
        """No category takes the key of “I prefer not to say”."""
        if any(item["key"] == UNTOLD for item in items(options)):
            return _("Two lines of a question cannot say the same.")
        return super().check_options(options)

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for the category, 0 for the rest, empty where the question was left out; likewise for “I prefer not to say”."""
        return ["" if answer is None else str(int(item["key"] == answer)) for item in _told(options)]

    def export_columns(self, options: Options) -> list[str]:
        """The categories, and “I prefer not to say”."""
        return [str(item["label"]) for item in _told(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """What the cell with 1 stands for."""
        return next((item["key"] for item, cell in zip(_told(options), cells, strict=True) if cell == "1"), None)

    def readings(self, options: Options) -> list[Reading]:
        """The categories, then “I prefer not to say”."""
        return [Reading(CHOICE, _told(options))]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for the category."""
        return [case((answer.astext == item["key"], "1"), else_="0") for item in _told(options)]

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """How many people are in each category."""
        chosen = counted(values, 1)
        parts = [(item["label"], count) for item, count in zip(_told(options), chosen, strict=True)]
        return [Partition("", (*parts, (NO_ANSWER, len(values) - sum(chosen))))]


def _told(options: Options) -> list[dict[str, Any]]:
    return [*items(options), {"key": UNTOLD, "label": PREFER_NOT_TO_SAY, "need": None}]
