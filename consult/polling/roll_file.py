"""Reading a roll from the file a town hall has: CSV as any program writes it, or a sheet of Excel or LibreOffice."""

from collections.abc import Iterator, Sequence

from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.sheets import UnreadableSheet, plain_words, read_lines
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


class RollRefused(InvalidInput):
    """The file holds no roll; `faults` says why, each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(_("Nothing was taken from this file."))
        more = len(faults) - SHOWN_AT_MOST
        rest = [ngettext("And %(num)d more fault.", "And %(num)d more faults.", more)] if more > 0 else []
        self.faults = [*faults[:SHOWN_AT_MOST], *rest]


def read_roll(data: bytes) -> list[Named]:
    """The people in the file, in order. Raises RollRefused with all that is wrong: nothing is half read."""
    try:
        rows = read_lines(data)
    except UnreadableSheet as error:
        raise RollRefused([str(error)]) from error
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


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands. Raises RollRefused without a number or a name."""
    named = [plain_words(cell) for cell in header]
    found = {key: named.index(name) for key, names in HEADERS.items() for name in reversed(names) if name in named}
    wanted = {"reference": "numéro", "name": "nom"}
    if missing := [words for key, words in wanted.items() if key not in found]:
        shown = ", ".join(cell.strip()[:30] for cell in header[:8])
        raise RollRefused(
            [_("There is no column “%(name)s”. The columns are: %(columns)s.", name=name, columns=shown) for name in missing]
        )
    return found


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
