"""An agreement, given or not."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    CONSENT,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Setting,
    Sorted,
    Typed,
)
from consult.diagnostics.question_types.pieces import TICK, Piece
from consult.diagnostics.question_types.printed import Blank, Printed

GIVEN = "yes"
# What an agreement is about; of those to be quoted the assessment takes note.
PURPOSE, TO_BE_QUOTED = "purpose", "quotes"
PURPOSES = (("other", _("Something else")), (TO_BE_QUOTED, _("Quoting the person’s own words, without a name")))


class Consent(QuestionType):
    """The answer is true; whoever does not agree gives none."""

    key = "consent"
    label = _("An agreement to give")
    measures = CONSENT
    in_figures = True
    settings = (
        Setting("words", _("Words beside the box"), _("I agree")),
        Setting(PURPOSE, _("What is it about?"), "other", choices=PURPOSES),
    )

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """Whether the box is ticked."""
        value = next(iter(typed.get("", ())), "")
        return True if value == GIVEN else value or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The box ticked."""
        return {"": [GIVEN]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses all but the box ticked."""
        return {} if answer is True else {"": _("Tick the box, or leave it empty.")}

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """The box must be ticked."""
        return {} if answer is True else {"": _("Tick the box: without it your answers cannot be kept.")}

    def printed(self, options: Options) -> Printed:
        """One box."""
        return Printed(_("Tick the box if you agree."), (Blank(boxes=(options["words"],)),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 where it was given, else empty."""
        return ["1" if answer else ""]

    def export_columns(self, options: Options) -> list[str]:
        """What was agreed to."""
        return [options["words"]]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """True for 1."""
        return True if cells[0] == "1" else cells[0] or None

    def pieces(self, options: Options) -> list[Piece]:
        """The box."""
        return [Piece("", options["words"], TICK)]

    def readings(self, options: Options) -> list[Reading]:
        """One column."""
        return [Reading(CONSENT, [{"key": "", "label": options["words"], "need": None}])]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 where it was given."""
        return [case((answer.astext == "true", "1"), else_="0")]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Who agreed."""
        places = np.where(values == 1, 0, 1).astype(np.uint8)
        return Sorted((options["words"],), (_("Given"), _("Not given")), places, tells_all=True)
