"""A few words on one line."""

from typing import Any

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import Answer, Options, Setting, Typed
from consult.diagnostics.question_types.long_text import LongText
from consult.diagnostics.question_types.pieces import LINE, Piece


class ShortText(LongText):
    """The answer is the text, on one line."""

    key = "short_text"
    label = _("A few words")
    settings = (Setting("max_length", _("How many characters at most"), 100, (5, 500)),)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The text, with one space wherever there were spaces or ends of lines."""
        return " ".join((super().parse(options, typed) or "").split()) or None

    def pieces(self, options: Options) -> list[Piece]:
        """The text."""
        return [Piece("", "", LINE)]

    def assemble(self, said: list[Any]) -> Answer:
        """From texts, one after the other."""
        return " ".join(said)
