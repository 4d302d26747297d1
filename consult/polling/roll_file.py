"""Reading a roll from the file a town hall has: CSV as any program writes it, or a sheet of Excel or LibreOffice."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence

from python_calamine import CalamineError, CalamineWorkbook

from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.polling.roll_actions import Named

SHOWN_AT_MOST = 20
LONGEST = {"reference": 64, "name": 200, "first_name": 200, "address": 500, "area": 200}
HEADERS = {
    "reference": ("reference", "numero", "number", "n", "no", "numero d electeur", "numero de liste"),
    "name": ("name", "nom", "nom de naissance", "last name", "family name", "nom et prenom"),
    "first_name": ("prenom", "prenoms", "first name"),
    "address": ("address", "adresse"),
    "area": ("area", "secteur", "quartier"),
}
SHEET_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Line = tuple[int, Sequence[str]]


class RollRefused(InvalidInput):
    """The file holds no roll; `faults` says why, each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(_("Nothing was taken from this file."))
        more = len(faults) - SHOWN_AT_MOST
        rest = [ngettext("And %(num)d more fault.", "And %(num)d more faults.", more)] if more > 0 else []
        self.faults = [*faults[:SHOWN_AT_MOST], *rest]


def read_roll(data: bytes) -> list[Named]:
    """The people in the file, in order. Raises RollRefused with all that is wrong: nothing is half read."""
    lines = _sheet_lines(data) if data.startswith(SHEET_MARKS) else _text_lines(data)
    rows = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if len(rows) < 2:
        raise RollRefused([_("The file holds nobody: its first line names the columns, each other one a person.")])
    places = _places(rows[0][1])
    faults: list[str] = []
    people = [_person(places, cells) for _number, cells in rows[1:]]
    faults += [fault for (number, _cells), one in zip(rows[1:], people, strict=True) for fault in _faults(number, one)]
    faults += _twice([(number, one["reference"]) for (number, _cells), one in zip(rows[1:], people, strict=True)])
    if faults:
        raise RollRefused(faults)
    return [_named(one) for one in people]


def _text_lines(data: bytes) -> Iterator[Line]:
    """The records of delimited text with the line each begins on."""
    text = _decoded(data)
    header = text.lstrip().split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=header.count))
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise RollRefused([_("Line %(number)d: a cell cannot be read.", number=number)]) from error
        if cells is None:
            return
        yield number, cells


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 where they read, else what Windows writes in western Europe."""
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace").replace("\x00", "")


def _sheet_lines(data: bytes) -> Iterator[Line]:
    """The rows of the first sheet of a workbook."""
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise RollRefused([_("This workbook cannot be read. Save it as CSV and try again.")]) from error
    for number, row in enumerate(rows, 1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A cell as text; whole numbers without their decimals."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands. Raises RollRefused without a number or a name."""
    named = [_plain(cell) for cell in header]
    found = {key: named.index(name) for key, names in HEADERS.items() for name in reversed(names) if name in named}
    wanted = {"reference": "numéro", "name": "nom"}
    if missing := [words for key, words in wanted.items() if key not in found]:
        shown = ", ".join(cell.strip()[:30] for cell in header[:8])
        raise RollRefused(
            [_("There is no column “%(name)s”. The columns are: %(columns)s.", name=name, columns=shown) for name in missing]
        )
    return found


def _plain(cell: str) -> str:
    """A header without case, accents and signs."""
    letters = unicodedata.normalize("NFKD", cell.casefold())
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign)).split())


def _person(places: dict[str, int], cells: Sequence[str]) -> dict[str, str]:
    read = {key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()}
    return dict.fromkeys(HEADERS, "") | read


def _faults(number: int, one: dict[str, str]) -> Iterator[str]:
    if not one["reference"]:
        yield _("Line %(number)d: the person has no number.", number=number)
    if not one["name"]:
        yield _("Line %(number)d: the person has no name.", number=number)
    for key, most in LONGEST.items():
        if len(one[key]) > most:
            yield _("Line %(number)d: “%(start)s…” is longer than %(most)d signs.", number=number, start=one[key][:30], most=most)


def _twice(references: Sequence[tuple[int, str]]) -> list[str]:
    first: dict[str, int] = {}
    return [
        _(
            "Line %(number)d: the number %(reference)s already stands on line %(first)d.",
            number=line,
            reference=one,
            first=first[one],
        )
        for line, one in references
        if one and first.setdefault(one, line) != line
    ]


def _named(one: dict[str, str]) -> Named:
    name = " ".join(part for part in (one["first_name"], one["name"]) if part)
    return Named(one["reference"], name, one["address"], one["area"])
