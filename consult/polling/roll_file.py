"""Reading a roll from the file a town hall has: CSV as any program writes it, or a sheet of Excel or LibreOffice."""

from collections.abc import Iterator, Sequence

from consult.core.i18n import gettext as _
from consult.core.named_columns import FileRefused, read_named, too_long
from consult.polling.roll_actions import Named

LONGEST = {"reference": 64, "name": 200, "first_name": 200, "address": 500, "area": 200}
HEADERS = {
    "reference": ("reference", "numero", "number", "n", "no", "numero d electeur", "numero de liste"),
    "name": ("name", "nom", "nom de naissance", "last name", "family name", "nom et prenom"),
    "first_name": ("prenom", "prenoms", "first name"),
    "address": ("address", "adresse"),
    "area": ("area", "secteur", "quartier"),
}


def read_roll(data: bytes) -> list[Named]:
    """The people in the file, in order. Raises FileRefused with all that is wrong: nothing is half read."""
    rows = read_named(data, HEADERS, {"reference": "numéro", "name": "nom"})
    faults = [fault for number, one in rows for fault in _faults(number, one)] + too_long(rows, LONGEST)
    faults += _twice([(number, one["reference"]) for number, one in rows])
    if faults:
        raise FileRefused(faults)
    return [_named(one) for _number, one in rows]


def _faults(number: int, one: dict[str, str]) -> Iterator[str]:
    if not one["reference"]:
        yield _("Line %(number)d: the person has no number.", number=number)
    if not one["name"]:
        yield _("Line %(number)d: the person has no name.", number=number)


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
