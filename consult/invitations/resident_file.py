"""Reading a list of residents from the file a town hall has: CSV as any program writes it, or a sheet of Excel or LibreOffice."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from consult.core.clock import now
from consult.core.i18n import gettext as _
from consult.core.named_columns import FileRefused, Row, read_named, too_long
from consult.core.names import first_of, plain_name
from consult.invitations.actions import Listed
from consult.invitations.admission import Claim, proofs_of

LONGEST = {"first_name": 200, "family_name": 200, "used_name": 200, "born_on": 40, "number": 64}
HEADERS = {
    "family_name": ("family name", "nom", "nom de naissance", "nom de famille", "last name", "surname"),
    "first_name": ("first name", "prenom", "prenoms", "first names", "given names"),
    "used_name": ("used name", "nom d usage", "nom usuel"),
    "born_on": ("born on", "date de naissance", "ne e le", "ne le", "naissance", "birth date", "date of birth"),
    "number": ("number", "numero", "numero de liste", "numero d electeur", "no", "n", "reference"),
}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
FRENCH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


def read_residents(data: bytes) -> list[Listed]:
    """The people in the file, in order. Raises FileRefused with all that is wrong: nothing is half read."""
    rows = read_named(data, HEADERS, {"family_name": "nom", "first_name": "prénom"})
    faults = [fault for row in rows for fault in _faults(*row)] + too_long(rows, LONGEST)
    faults += _twice(rows)
    if faults:
        raise FileRefused(faults)
    return [Listed(tuple(_claims(one))) for _number, one in rows]


def day(text: str) -> date | None:
    """The day of birth as it is written in a cell, year first or day first; None for what is none."""
    if found := ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := FRENCH.fullmatch(text):
        number, month, year = map(int, found.groups())
    else:
        return None
    try:
        born_on = date(year, month, number)
    except ValueError:
        return None
    return born_on if date(1880, 1, 1) <= born_on <= now().date() else None


def _faults(number: int, one: dict[str, str]) -> Iterator[str]:
    if not plain_name(one["family_name"]) or not first_of(one["first_name"]):
        yield _("Line %(number)d: the first name or the family name is missing.", number=number)
    if one["born_on"] and day(one["born_on"]) is None:
        yield _("Line %(number)d: “%(words)s” is no day of birth. Write it as 31/12/1950.", number=number, words=one["born_on"])
    if not one["born_on"] and not plain_name(one["number"]):
        yield _("Line %(number)d: there is neither a day of birth nor a number.", number=number)


def _twice(rows: Iterable[Row]) -> Iterator[str]:
    """Who cannot be told from somebody on an earlier line."""
    first: dict[str, int] = {}
    for number, one in rows:
        mine = {proof for claim in _claims(one) for proof in proofs_of(claim)}
        earlier = min((first.setdefault(proof, number) for proof in mine), default=number)
        if earlier != number:
            yield _(
                "Line %(number)d: this person cannot be told from the one on line %(first)d. "
                "Write double first names with a hyphen, or take out the line that is there twice.",
                number=number,
                first=earlier,
            )


def _claims(one: dict[str, str]) -> Iterator[Claim]:
    """By the name at birth and the one used, each with the day of birth and the number, as far as they are told.

    In the words of the file: a claim is brought into one spelling where it is proved, and nowhere else.
    """
    first, born_on, number = one["first_name"], day(one["born_on"]), one["number"] if plain_name(one["number"]) else ""
    families = {plain: one[key] for key in ("family_name", "used_name") if (plain := plain_name(one[key]))}
    for family in families.values():
        if born_on:
            yield Claim(first, family, born_on=born_on)
        if number:
            yield Claim(first, family, number=number)
