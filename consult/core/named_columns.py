"""Reading a table by the names of its columns: either all of it can be used, or all that is wrong is said, line by line."""

from collections.abc import Iterable, Mapping, Sequence

from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.sheets import UnreadableSheet, plain_words, read_lines

SHOWN_AT_MOST = 20

Names = Mapping[str, Sequence[str]]
"""By the key of a column, how it may be called: plain words, the most telling first."""
Row = tuple[int, dict[str, str]]
"""The line in the file, and its cells by the keys of the columns; "" where there is none."""


class FileRefused(InvalidInput):
    """Nothing was taken from the file; `faults` says why, each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(_("Nothing was taken from this file."))
        more = len(faults) - SHOWN_AT_MOST
        rest = [ngettext("And %(num)d more fault.", "And %(num)d more faults.", more)] if more > 0 else []
        self.faults = [*faults[:SHOWN_AT_MOST], *rest]


def read_named(data: bytes, names: Names, wanted: Mapping[str, str]) -> list[Row]:
    """The rows below the first one, which names the columns; `wanted` are those that must be there, with their words.

    Raises FileRefused.
    """
    try:
        lines = read_lines(data)
    except UnreadableSheet as error:
        raise FileRefused([str(error)]) from error
    if len(lines) < 2:
        raise FileRefused([_("The file holds nobody: its first line names the columns, each other one a person.")])
    places = _places(lines[0][1], names, wanted)
    return [(number, _cells(names, places, cells)) for number, cells in lines[1:]]


def too_long(rows: Iterable[Row], longest: Mapping[str, int]) -> list[str]:
    """What is longer than it may be."""
    return [
        _("Line %(number)d: “%(start)s…” is longer than %(most)d signs.", number=number, start=cells[key][:30], most=most)
        for number, cells in rows
        for key, most in longest.items()
        if len(cells[key]) > most
    ]


def _places(header: Sequence[str], names: Names, wanted: Mapping[str, str]) -> dict[str, int]:
    """Where each known column stands. Raises FileRefused without those wanted."""
    named = [plain_words(cell) for cell in header]
    found = {key: named.index(name) for key, known in names.items() for name in reversed(known) if name in named}
    if missing := [words for key, words in wanted.items() if key not in found]:
        shown = ", ".join(cell.strip()[:30] for cell in header[:8])
        raise FileRefused(
            [_("There is no column “%(name)s”. The columns are: %(columns)s.", name=name, columns=shown) for name in missing]
        )
    return found


def _cells(names: Names, places: Mapping[str, int], cells: Sequence[str]) -> dict[str, str]:
    read = {key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()}
    return dict.fromkeys(names, "") | read
