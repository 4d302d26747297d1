"""A photo, kept apart from the answers and named by its digest."""

import re
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    PHOTO,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Sorted,
    Typed,
)
from consult.diagnostics.question_types.pieces import PICTURE, Piece
from consult.diagnostics.question_types.printed import Printed

DIGEST = re.compile("[0-9a-f]{64}")
REMOVED = "remove"
# What stands in the place of a digest when a file could not be kept.
UNREADABLE, TOO_LARGE, DAMAGED, TOO_MANY, LOST, SEVERAL = "unreadable", "too-large", "damaged", "too-many", "lost", "several"
REFUSALS: dict[str, LazyText] = {
    UNREADABLE: _("This file is not a picture we can read. Send a JPEG, PNG or WebP picture."),
    TOO_LARGE: _("This picture has too many points. Send a smaller one."),
    DAMAGED: _("This picture is damaged. Choose another one."),
    TOO_MANY: _("You have sent many photos already. Keep one of those you have sent."),
    LOST: _("This photo did not arrive. Choose it again."),
    SEVERAL: _("Several photos arrived, and there is room for one. Choose the one that tells most."),
}


class Photo(QuestionType):
    """The answer is the SHA-256 digest of the photo as it is kept; the view that takes the file in puts it there."""

    key = "photo"
    label = _("A photo")
    measures = PHOTO

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The digest of the photo sent last, unless it is to be removed."""
        digests = [value for value in typed.get("", ()) if value]
        return None if not digests or any(typed.get(REMOVED, ())) else digests[-1]

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The digest."""
        return {"": [answer]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is no digest."""
        if not isinstance(answer, str):
            return {"": REFUSALS[LOST]}
        return {} if DIGEST.fullmatch(answer) else {"": REFUSALS.get(answer, REFUSALS[LOST])}

    def printed(self, options: Options) -> Printed:
        """Nothing to fill in: a photo is handed in beside the sheet."""
        return Printed(
            _("If you like, hand in a photo with this sheet: write the code of the sheet on its back. You do not get it back.")
        )

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The digest."""
        return [answer or ""]

    def export_columns(self, options: Options) -> list[str]:
        """One column, which the question itself heads."""
        return [""]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The digest."""
        return cells[0] or None

    def fields(self, options: Options) -> set[str]:
        """The file, or the digest of one kept before, and the box that removes it."""
        return {"", REMOVED}

    def pieces(self, options: Options) -> list[Piece]:
        """The photo."""
        return [Piece("", "", PICTURE)]

    def readings(self, options: Options) -> list[Reading]:
        """One column."""
        return [Reading(PHOTO, [{"key": "", "label": str(_("Photo")), "need": None}])]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 where there is a photo."""
        return [case((answer.astext.is_not(None), "1"), else_="0")]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Who sent one."""
        return Sorted(("",), (_("Photo"), _("No photo")), np.where(values == 1, 0, 1).astype(np.uint8), tells_all=True)
