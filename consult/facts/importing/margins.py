"""Margins of the census, in either form: a line for each category, or a line for each area and a column for each category."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Any

from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.sheets import Line, plain_words
from consult.facts.importing.cells import CellRefused, day, inhabitants, one_of, share, words
from consult.facts.importing.reading import Column, Fact, FactsRefused, Read, at, read_file, read_rows, twice

# Shares are published rounded: so far from 1 their sum may be, and beyond the second limit they are put right.
ROUNDING, EXACT = 0.01, 1.001e-3
PARTS = ":"
KNOWN = {
    "age_band": ("age", "age band", "tranche d’âge", "âge"),
    "sex": ("gender", "genre", "sexe"),
    "area": ("district", "quartier", "secteur"),
    "tenure": ("housing tenure", "statut d’occupation", "locataire ou propriétaire"),
    "occupation": ("profession", "catégorie socioprofessionnelle", "occupation"),
    "household": ("household", "type de ménage", "ménage"),
}
SOURCES = (
    Column("source", ("source", "source", "origine"), words(300)),
    Column("observed_on", ("day", "date", "jour", "année", "year", "millésime"), day),
)
AREA = Column("area", ("area", "secteur", "quartier", "commune", "zone"), words(200), "")


def variable(cell: str) -> str:
    """The name of a variable: ours where we know it, else as it is written."""
    try:
        return str(one_of(KNOWN)(cell))
    except CellRefused:
        return str(words(100)(cell))


COLUMNS = (
    AREA,
    Column("variable", ("variable", "variable"), variable),
    Column("category", ("category", "catégorie", "modalité"), words(200)),
    Column("inhabitants", ("inhabitants", "habitants", "count", "effectif", "population"), inhabitants, None),
    Column("share", ("share", "part", "percent", "pourcentage"), share, None),
    *SOURCES,
)


def read_margins(data: bytes, defaults: Mapping[str, Any]) -> list[Fact]:
    """The margins in a file of either form. Raises FactsRefused with all that is wrong."""
    header, lines = read_file(data)
    faults: list[str] = []
    is_wide = any(PARTS in cell for cell in header)
    rows = _wide(header, lines, defaults, faults) if is_wide else read_rows(header, lines, COLUMNS, defaults, faults)
    faults += [] if faults else list(twice(rows, ("area", "variable", "category")))
    faults += [] if faults else _sums(rows)
    if faults:
        raise FactsRefused(faults)
    return _put_right(rows)


def _wide(header: Sequence[str], lines: Sequence[Line], defaults: Mapping[str, Any], faults: list[str]) -> list[Read]:
    """The margins of a line for each area, whose columns are called “variable: category”."""
    columns = [(place, *_split(cell)) for place, cell in enumerate(header) if PARTS in cell]
    found = []
    for row, (line, cells) in zip(read_rows(header, lines, (AREA, *SOURCES), defaults, faults), lines, strict=True):
        for place, name, category in columns:
            cell = cells[place].strip() if place < len(cells) else ""
            found.append(
                Read(line, row.fact | {"variable": name, "category": category} | _figure(line, header[place], cell, faults))
            )
    return found


def _split(heading: str) -> tuple[str, str]:
    name, _sign, category = heading.partition(PARTS)
    if not name.strip() or not category.strip():
        raise FactsRefused([_("The column “%(name)s” is called “variable: category”.", name=heading[:60])])
    return variable(name.strip()), category.strip()


def _figure(line: int, heading: str, cell: str, faults: list[str]) -> Fact:
    """A number of inhabitants, or a share where it is written in percent."""
    if not cell:
        faults.append(at(line, heading, _("this cell is empty")))
    is_share = cell.endswith("%")
    try:
        figure = (share if is_share else inhabitants)(cell) if cell else None
    except CellRefused as refusal:
        faults.append(at(line, heading, str(refusal)))
        figure = None
    return {"inhabitants": None if is_share else figure, "share": figure if is_share else None}


def _sums(rows: Iterable[Read]) -> list[str]:
    """Faults of whole variables: counts beside shares, shares that do not sum to one, nobody at all."""
    faults = [
        _("Line %(line)d: give a number of inhabitants or a share, one of the two.", line=row.line)
        for row in rows
        if (row.fact["inhabitants"] is None) == (row.fact["share"] is None)
    ]
    return faults or [fault for group in _by_variable(rows) for fault in _group_faults(group)]


def _by_variable(rows: Iterable[Read]) -> Iterable[list[Read]]:
    """The rows of each variable of each area."""
    groups: dict[tuple[str, str], list[Read]] = {}
    for row in rows:
        groups.setdefault((plain_words(row.fact["area"]), row.fact["variable"]), []).append(row)
    return groups.values()


def _put_right(rows: Sequence[Read]) -> list[Fact]:
    """The facts, with shares that sum to one where rounding took them further than tables of shares are read with."""
    for group in _by_variable(rows):
        total = fsum(row.fact["share"] or 0.0 for row in group)
        if total and abs(total - 1) > EXACT:
            for row in group:
                row.fact["share"] /= total
    return [row.fact for row in rows]


def _group_faults(group: list[Read]) -> list[str]:
    name, line = group[0].fact["variable"], group[0].line
    counts = [row.fact["inhabitants"] for row in group if row.fact["inhabitants"] is not None]
    shares = [row.fact["share"] for row in group if row.fact["share"] is not None]
    if counts and shares:
        return [_("Line %(line)d: “%(name)s” has numbers of inhabitants and shares; give one of the two.", line=line, name=name)]
    if shares and abs(sum(shares) - 1) > ROUNDING:
        total = f"{100 * sum(shares):.1f}"
        return [
            _("Line %(line)d: the shares of “%(name)s” sum to %(total)s %%, not to 100 %%.", line=line, name=name, total=total)
        ]
    if not shares and not sum(counts):
        return [_("Line %(line)d: “%(name)s” counts nobody.", line=line, name=name)]
    return []


def summary(rows: Sequence[Fact]) -> str:
    """What was taken, in a sentence."""
    names = len({row["variable"] for row in rows})
    return ngettext("%(num)d variable of the census is known.", "%(num)d variables of the census are known.", names)
