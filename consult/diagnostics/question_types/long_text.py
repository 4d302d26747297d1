"""Words of one's own."""

from typing import Any

from sqlalchemy import ColumnElement

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import WORDS, Answer, Options, Problems, QuestionType, Setting, Typed, is_text
from consult.diagnostics.question_types.pieces import LINES, Piece
from consult.diagnostics.question_types.printed import Blank, Printed

# About as many characters as stand on one line of a sheet.
LINE = 100


class LongText(QuestionType):
    """The answer is the text."""

    key = "long_text"
    label = _("An answer in one's own words")
    measures = WORDS
    settings = (Setting("max_length", _("How many characters at most"), 2_000, (50, 20_000)),)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The text, trimmed, its lines ending alike."""
        text = next(iter(typed.get("", ())), "")
        return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip() or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The text."""
        return {"": [answer]}

    def assemble(self, said: list[Any]) -> Answer:
        """From texts, one paragraph each."""
        return "\n\n".join(said)

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses what is no text, or too long."""
        if not is_text(answer):
            return {"": _("This text holds signs that cannot be kept. Type it again.")}
        if len(answer) > options["max_length"]:
            length, limit = len(answer), options["max_length"]
            return {"": _("This text has %(length)s characters. Shorten it to %(limit)s at most.", length=length, limit=limit)}
        return {}

    def printed(self, options: Options) -> Printed:
        """Lines to write on, more where more may be written."""
        lines = 1 if options["max_length"] <= LINE else 2 if options["max_length"] <= 3 * LINE else 6
        return Printed(_("Write in capital letters if you can."), (Blank(lines=lines),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The text."""
        return [answer or ""]

    def export_columns(self, options: Options) -> list[str]:
        """One column, which the question itself heads."""
        return [""]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The text."""
        return cells[0] or None

    def pieces(self, options: Options) -> list[Piece]:
        """The text."""
        return [Piece("", "", LINES)]

    def texts(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The text."""
        return [answer.astext]
