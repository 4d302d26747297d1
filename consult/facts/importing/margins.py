"""Margins of the census, in either form: a line for each category, or a line for each area and a column for each category."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Any

from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.sheets import Line, plain_words
from consult.facts.importing.cells import CellRefused, day, inhabitants, one_of, share, words
from consult.facts.importing.figures import decimal_of, plain_columns
from consult.facts.importing.reading import Column, Fact, FactsRefused, Read, at, read_file, read_rows, twice
from consult.facts.importing.totals import ROUNDING, as_shares, without_total
from consult.web.locale import share as percentage

# Closer to 1 than this nobody would tell the sum of shares from it.
EXACT = 5e-5
NAMED_AT_MOST = 5
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
    Column(
        "inhabitants",
        ("inhabitants", "habitants", "count", "effectif", "population"),
        inhabitants,
        None,
        is_figure=True,
        of_people=True,
    ),
    Column("share", ("share", "part", "percent", "pourcentage"), share, None),
    *SOURCES,
)


def read_margins(data: bytes, defaults: Mapping[str, Any]) -> list[Fact]:
    """The margins in a file of either form. Raises FactsRefused with all that is wrong."""
    header, lines = read_file(data, COLUMNS, PARTS)
    faults: list[str] = []
    is_wide, decimal = any(PARTS in cell for cell in header), decimal_of(data)
    rows = (_wide if is_wide else _long)(header, lines, defaults, faults, decimal)
    faults += [] if faults else list(twice(rows, ("area", "variable", "category")))
    rows = rows if faults else _told(rows, faults, is_wide=is_wide)
    faults += [] if faults else _sums(rows)
    if faults:
        raise FactsRefused(faults)
    return [row.fact for row in rows]


def _long(
    header: Sequence[str], lines: Sequence[Line], defaults: Mapping[str, Any], faults: list[str], decimal: str
) -> list[Read]:
    """The margins of a line for each category."""
    return read_rows(header, lines, COLUMNS, defaults, faults, decimal)


def _wide(
    header: Sequence[str], lines: Sequence[Line], defaults: Mapping[str, Any], faults: list[str], decimal: str
) -> list[Read]:
    """The margins of a line for each area, whose columns are called “variable: category”."""
    columns = [(place, *_split(cell)) for place, cell in enumerate(header) if PARTS in cell]
    lines, unclear = plain_columns(lines, {place: True for place, *_names in columns}, decimal)
    faults += [at(line, header[place], reason) for place, (line, reason) in unclear.items()]
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


def _told(rows: Sequence[Read], faults: list[str], *, is_wide: bool) -> list[Read]:
    """The rows without lines of totals, whose shares are fractions; faults where a total is none."""
    groups: dict[tuple[str, str], list[Read]] = {}
    for row in rows:
        groups.setdefault(_variable_of(row.fact), []).append(row)
    order = {(row.line, row.fact["variable"], row.fact["category"]): place for place, row in enumerate(rows)}
    told = [row for group in groups.values() for row in without_total(as_shares(group, is_wide=is_wide), faults)]
    return sorted(told, key=lambda row: order[row.line, row.fact["variable"], row.fact["category"]])


def _sums(rows: Iterable[Read]) -> list[str]:
    """Faults of whole variables: counts beside shares, shares that do not sum to one, nobody at all."""
    faults = [
        _("Line %(line)d: give a number of inhabitants or a share, one of the two.", line=row.line)
        for row in rows
        if (row.fact["inhabitants"] is None) == (row.fact["share"] is None)
    ]
    groups: dict[tuple[str, str], list[Read]] = {}
    for row in rows:
        groups.setdefault(_variable_of(row.fact), []).append(row)
    return faults or [fault for group in groups.values() for fault in _group_faults(group)]


def put_right(facts: Sequence[Fact]) -> list[Fact]:
    """The facts with the shares of each variable and area divided by their sum, where that is not one."""
    totals = _totals(facts)
    return [fact | {"share": fact["share"] / totals[key]} if (key := _variable_of(fact)) in totals else fact for fact in facts]


def _totals(facts: Iterable[Fact]) -> dict[tuple[str, str], float]:
    """What the shares of each variable and area sum to, where that is not one."""
    shares: dict[tuple[str, str], list[float]] = {}
    for fact in facts:
        if fact["share"] is not None:
            shares.setdefault(_variable_of(fact), []).append(fact["share"])
    return {key: total for key, mine in shares.items() if abs((total := fsum(mine)) - 1) > EXACT}


def _variable_of(fact: Fact) -> tuple[str, str]:
    return plain_words(fact["area"]), fact["variable"]


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
    if (
        counts
        and max(counts) <= 1
        and abs(sum(counts) - 1) <= ROUNDING
        and len(counts) > 1
        and not all(map(float.is_integer, counts))
    ):
        return [
            _(
                "Line %(line)d: the numbers of “%(name)s” sum to 1. If they are shares, call their column “share”.",
                line=line,
                name=name,
            )
        ]
    if not shares and not sum(counts):
        return [_("Line %(line)d: “%(name)s” counts nobody.", line=line, name=name)]
    return []


def summary(rows: Sequence[Fact]) -> str:
    """What was taken, and what was put right, in sentences."""
    names = len({row["variable"] for row in rows})
    known = ngettext("%(num)d variable of the census is known.", "%(num)d variables of the census are known.", names)
    totals = {" – ".join(filter(None, key)): total for key, total in _totals(rows).items()}
    if not totals:
        return known
    some = [f"{name} {percentage(total, 2)}" for name, total in totals.items()][:NAMED_AT_MOST]
    more = ["…"] if len(totals) > len(some) else []
    divided = _("Shares that do not sum to 100 %% were divided by their sum: %(sums)s.", sums=", ".join([*some, *more]))
    return f"{known} {divided}"
