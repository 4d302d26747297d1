"""Margins from a census file as it is published, a line for each commune: a mapping in YAML picks its columns.

area: Nom                      # the column that names the area; left out where the file is about one place
where: {CT: 1}                 # only rows with these values; optional
total: yes                     # sum the rows to the whole territory beside the areas; `only` leaves the areas out; optional
source: Federal census
day: 2000-12-05
variables:
  sex: {men: P00BMTOT, women: P00BWTOT}
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consult.diagnostics.importing.nodes import read_yaml
from consult.facts.importing.cells import CellRefused, day, inhabitants
from consult.facts.importing.figures import decimal_of, plain_columns
from consult.facts.importing.margins import variable
from consult.facts.importing.reading import Fact, FactsRefused, at, read_file

TOTALS = ("no", "yes", "only")


@dataclass(frozen=True)
class Picked:
    """A mapping: the column of the areas, the rows that count, and the column of each category of each variable."""

    area: str | None
    where: Mapping[str, str]
    total: str
    sourced: Fact
    columns: Mapping[tuple[str, str], str]


def read_picked(data: bytes, mapping: str) -> list[Fact]:
    """The margins that the mapping picks. Raises Refused for a mapping that says nothing clear, FactsRefused for the file."""
    picked = _mapping(mapping)
    header, lines = read_file(data)
    wanted = [*filter(None, [picked.area]), *picked.where, *picked.columns.values()]
    if missing := [name for name in dict.fromkeys(wanted) if name not in header]:
        raise FactsRefused([f"The file has no column “{name}”." for name in missing])
    counts: dict[str, dict[tuple[str, str], float]] = {}
    lines, unclear = plain_columns(lines, {header.index(one): True for one in picked.columns.values()}, decimal_of(data))
    faults = [at(line, header[place], reason) for place, (line, reason) in unclear.items()]
    for line, cells in lines:
        row = dict(zip(header, [cell.strip() for cell in cells], strict=False))
        if all(row.get(name) == value for name, value in picked.where.items()):
            _count(row, line, picked, counts, faults)
    if not counts and not faults:
        faults.append("No row has the values of “where”.")
    if faults:
        raise FactsRefused(faults)
    return list(_facts(picked, counts))


def _mapping(text: str) -> Picked:
    root = read_yaml(text)
    keys = root.keys(required=("variables", "source", "day"), optional=("area", "where", "total"))
    columns = {
        (variable(name), category): column.text()
        for name, categories in (keys["variables"].pairs() if "variables" in keys else {}).items()
        for category, column in categories.pairs().items()
    }
    sourced: Fact = {"source": keys["source"].text() if "source" in keys else ""}
    try:
        sourced["observed_on"] = day(keys["day"].text()) if "day" in keys else None
    except CellRefused as refusal:
        keys["day"].wrong(str(refusal))
    total = keys["total"].one_of(TOTALS) if "total" in keys else "no"
    where = {name: value.text() for name, value in keys["where"].pairs().items()} if "where" in keys else {}
    area = keys["area"].text() if "area" in keys else None
    if not columns or not sourced["source"]:
        root.wrong("a mapping names a source and at least one variable with its categories")
    if root.faults:
        raise FactsRefused([str(fault) for fault in root.faults])
    return Picked(area, where, total, sourced, columns)


def _count(
    row: Mapping[str, str], line: int, picked: Picked, counts: dict[str, dict[tuple[str, str], float]], faults: list[str]
) -> None:
    """Adds the inhabitants of a row to its area and to the whole."""
    area = row[picked.area] if picked.area else ""
    into = [area] if picked.total != "only" else []
    into += [""] if picked.total != "no" and area else []
    if picked.area and not area:
        faults.append(f"Line {line}: the area has no name.")
    if area and picked.total != "only" and area in counts:
        faults.append(f"Line {line}: the area “{area}” stands twice.")
    for pair, column in picked.columns.items():
        try:
            figure = inhabitants(row.get(column, ""))
        except CellRefused as refusal:
            faults.append(f"Line {line}, {column}: {refusal}.")
            continue
        for name in into:
            of_area = counts.setdefault(name, {})
            of_area[pair] = of_area.get(pair, 0.0) + figure


def _facts(picked: Picked, counts: Mapping[str, Mapping[tuple[str, str], float]]) -> Iterator[Fact]:
    for area, figures in sorted(counts.items()):
        for (name, category), figure in figures.items():
            words = {"area": area, "variable": name, "category": category}
            yield words | {"inhabitants": figure, "share": None} | picked.sourced
