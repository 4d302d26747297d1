"""The ballots of a Pabulib file: which projects each names, with which points or in which order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from consult.diagnostics.importing.faults import shortened
from consult.votes.counting_rules.election import Integers, Marks, Profile
from consult.votes.formats.cells import whole
from consult.votes.formats.contract import refuse
from consult.votes.formats.grouping import grouped, in_order_of_choices
from consult.votes.formats.pabulib_sections import Section

VOTE_TYPES: dict[str, Marks] = {
    "approval": Marks.APPROVALS,
    "choose-1": Marks.APPROVALS,
    "ordinal": Marks.RANKS,
    "cumulative": Marks.SCORES,
    "scoring": Marks.SCORES,
}
MOST_POINTS = 1_000_000_000
# What some programs write, in whatever case, into a cell that holds nothing.
NOTHING = "none"


@dataclass(frozen=True)
class _Cells:
    """The ballots that are written differently: their cells, the line of the first voter and how many voters wrote so."""

    votes: tuple[str, ...]
    points: tuple[str, ...]
    lines: tuple[int, ...]
    weights: Integers


def read_ballots(section: Section, places: Mapping[str, int], vote_type: str, default_score: int = 0) -> Profile:
    """The ballots of VOTES, equal ones together; `places` tells where each project stands by its identifier.

    Whatever else the table says of voters is not read. Raises Refused for a voter who comes twice, an unknown project,
    one named twice on a ballot, and points that are not as many as the projects.
    """
    _require_single_voters(section)
    marks = VOTE_TYPES[vote_type]
    cells = _different(section, has_points=marks is Marks.SCORES)
    if not any(map(_is_nothing, places)):
        cells = replace(cells, votes=_without_nothing(cells.votes), points=_without_nothing(cells.points))
    sizes = _sizes(cells.votes)
    choices = _choices(cells, places)
    _require_single_choices(cells, choices, sizes, len(places))
    if vote_type == "choose-1" and (sizes > 1).any():
        refuse("a ballot of this vote may name one project only", cells.lines[int(np.argmax(sizes > 1))], "vote")
    if marks is Marks.RANKS:
        return grouped(choices, _ranks(sizes), sizes, cells.weights)
    values = _points(cells, sizes, is_negative_allowed=vote_type == "scoring") if marks is Marks.SCORES else _none()
    if default_score:
        choices, values, sizes = _completed(choices, values, sizes, len(places), default_score)
    return grouped(*in_order_of_choices(choices, values, sizes), sizes, cells.weights)


def _require_single_voters(section: Section) -> None:
    if (place := section.place("voter_id")) is None:
        return
    seen: dict[str, int] = {}
    for line, record in section.rows:
        if (first := seen.setdefault(record[place].strip(), line)) != line:
            refuse(f"the voter {shortened(record[place])} stands on line {first} already", line, "voter_id")


def _different(section: Section, *, has_points: bool) -> _Cells:
    vote = section.needed("vote")
    points = section.needed("points") if has_points else vote
    lines: dict[tuple[str, str], int] = {}
    weights: Counter[tuple[str, str]] = Counter()
    for line, record in section.rows:
        cells = record[vote], record[points]
        lines.setdefault(cells, line)
        weights[cells] += 1
    votes, written = tuple(vote for vote, _ in lines), tuple(points for _, points in lines)
    return _Cells(votes, written, tuple(lines.values()), np.array([weights[cells] for cells in lines], dtype=np.int64))


def _without_nothing(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if _is_nothing(cell) else cell for cell in cells)


def _is_nothing(cell: str) -> bool:
    return len(cell) < 9 and cell.strip().lower() == NOTHING


def _sizes(cells: Sequence[str]) -> Integers:
    """How many entries, separated by commas, each cell holds."""
    return np.array([cell.count(",") + 1 if cell.strip() else 0 for cell in cells], dtype=np.int64)


def _entries(cells: Iterable[str]) -> list[str]:
    full = ",".join(cell for cell in cells if cell.strip())
    return full.split(",") if full else []


def _choices(cells: _Cells, places: Mapping[str, int]) -> Integers:
    names = _entries(cells.votes)
    try:
        return np.fromiter(map(places.__getitem__, names), dtype=np.int64, count=len(names))
    except KeyError:
        return np.array([place for _, place in _places_one_by_one(cells, places)], dtype=np.int64)


def _places_one_by_one(cells: _Cells, places: Mapping[str, int]) -> Iterable[tuple[int, int]]:
    for cell, line in zip(cells.votes, cells.lines, strict=True):
        for name in _entries([cell]):
            if (place := places.get(name.strip())) is None:
                refuse(f"there is no project {shortened(name.strip())}", line, "vote")
            yield line, place


def _require_single_choices(cells: _Cells, choices: Integers, sizes: Integers, options: int) -> None:
    ballots = np.repeat(np.arange(len(sizes)), sizes)
    marks = np.sort(ballots * options + choices)
    if (twice := marks[1:] == marks[:-1]).any():
        ballot = int(marks[int(np.argmax(twice))]) // options
        refuse("the ballot names a project twice", cells.lines[ballot], "vote")


def _ranks(sizes: Integers) -> Integers:
    """1, 2, 3… on each ballot."""
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.arange(len(starts)) - starts + 1


def _points(cells: _Cells, sizes: Integers, *, is_negative_allowed: bool) -> Integers:
    given = _sizes(cells.points)
    if (differs := given != sizes).any():
        ballot = int(np.argmax(differs))
        refuse(f"{given[ballot]} points for {sizes[ballot]} projects", cells.lines[ballot], "points")
    values = np.array([_point(entry, line) for entry, line in _with_lines(cells, sizes)], dtype=np.int64)
    if not is_negative_allowed and (values < 0).any():
        ballot = int(np.repeat(np.arange(len(sizes)), sizes)[int(np.argmax(values < 0))])
        refuse("points cannot be less than 0 in this vote", cells.lines[ballot], "points")
    return values


def _with_lines(cells: _Cells, sizes: Integers) -> Iterable[tuple[str, int]]:
    return zip(_entries(cells.points), np.repeat(cells.lines, sizes).tolist(), strict=True)


def _point(entry: str, line: int) -> int:
    if entry.isdecimal() and entry.isascii() and len(entry) < 10:
        return int(entry)
    value = whole(entry, line, "points")
    if abs(value) > MOST_POINTS:
        refuse(f"{shortened(entry)} is more than {MOST_POINTS:,} points", line, "points")
    return value


def _completed(
    choices: Integers, values: Integers, sizes: Integers, options: int, default: int
) -> tuple[Integers, Integers, Integers]:
    """The ballots with the points that a project gets where a ballot does not name it."""
    full = np.full((len(sizes), options), default, dtype=np.int64)
    full[np.repeat(np.arange(len(sizes)), sizes), choices] = values
    return np.tile(np.arange(options), len(sizes)), full.ravel(), np.full(len(sizes), options, dtype=np.int64)


def _none() -> Integers:
    return np.array([], dtype=np.int64)
