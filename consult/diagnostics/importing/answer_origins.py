"""What tells the rows of a file of answers apart, so that a file sent twice counts nobody twice. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words
from consult.diagnostics.importing.faults import quoted

# An id of fewer signs, such as a number counted from 1, is told apart from that of another file by its day and its survey.
UNIQUE_ID = 16
LENGTH = 16


def own_mark(consultation_uid: str) -> str:
    """What the ids of the responses that a consultation gives away begin with: such rows are counted in it already.

    The letters before the figures keep spreadsheets from taking an id such as “12e34567” for a number.
    """
    return f"row-{consultation_uid}-"


class Origins:
    """The rows seen so far, of a survey that may be named where several were held."""

    def __init__(self, survey: str = "") -> None:
        self.survey = plain_words(survey) or survey.strip()
        self.lines: dict[str, int] = {}
        self.alike: Counter[bytes] = Counter()

    def of_id(self, line: int, own: str, day: date | None, cells: Sequence[str]) -> tuple[bytes, LazyText | None]:
        """The origin of a row with an id, 16 bytes, and what is wrong with the id."""
        if not own:
            return b"", _("The id is missing.")
        if self.lines.setdefault(own, line) != line:
            return b"", _("The id %(id)s stands on line %(line)s already.", id=quoted(own), line=self.lines[own])
        parts = [own] if is_unique(own) else [own, day.isoformat()] if day else [own, *cells]
        return self._digest(parts, is_unique(own)), None

    def of_words(self, cells: Sequence[str]) -> bytes:
        """The origin of a row without an id: all it says, and which of the rows that say the same it is."""
        origin = self._digest(["", *cells])
        self.alike[origin] += 1
        return origin if self.alike[origin] == 1 else self._digest([origin.hex(), str(self.alike[origin])])

    def _digest(self, parts: Sequence[str], is_alone: bool = False) -> bytes:
        return _digest(parts if is_alone or not self.survey else [self.survey, "\x1e", *parts])


def is_unique(own: str) -> bool:
    """Whether an id tells its row apart from those of any other file."""
    return len(own) >= UNIQUE_ID


def _digest(parts: Sequence[str]) -> bytes:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:LENGTH]
