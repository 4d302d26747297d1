"""Voices counted: what a run of respondents adds to an assessment. Counts of runs, in order, add up to those of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.cells import Cells, count_cells, merged
from consult.assessments.methods.discrepancy import PairCounts
from consult.assessments.methods.need_counts import NeedCounts, levels_of, pairs_of
from consult.assessments.methods.need_sums import NAMED, SATISFIED, VALID, NeedSums
from consult.assessments.methods.wilson import Counts, Floats
from consult.assessments.voices import Voices, pack, unpack


@dataclass(frozen=True)
class Shape:
    """How voices are counted: `sizes`, the places of each variable, and `weighed`, which of them make the cells."""

    sizes: tuple[int, ...]
    weighed: tuple[int, ...] = ()

    @property
    def cell_sizes(self) -> list[int]:
        """The places of each column of the cells; the first column is the same for everybody."""
        return [1, *(self.sizes[place] for place in self.weighed)]


@dataclass(frozen=True)
class Counted:
    """What was said of m needs, by cell and by group.

    `table`: int64 (c, columns), the sums of `Voices.summands` in each cell; `groups`: int64 (Σ sizes, columns), the same by
    place of each variable, one variable after the other; `respondents` and `digests` of each run, in order;
    `asked`: bool (2, m), whether needs could be named, and rated; `levels` and `pairs` as `NeedCounts` has them.
    """

    cells: Cells
    table: Counts
    groups: Counts
    respondents: tuple[int, ...]
    digests: tuple[str, ...]
    asked: NDArray[np.bool_]
    levels: Counts
    pairs: PairCounts | None

    @property
    def sums(self) -> Floats:
        """float64 (columns,): the sums over everybody."""
        return self.table.sum(axis=0).astype(np.float64)

    @property
    def needs(self) -> NeedCounts:
        """The same by need."""
        sums = NeedSums(self.table.sum(axis=0), self.asked.shape[1])
        named, satisfied, valid = (sums.block(kind) for kind in (NAMED, SATISFIED, VALID))
        asked = self.asked[0], self.asked[1]
        return NeedCounts(sum(self.respondents), named, satisfied, valid, *asked, self.levels, self.pairs)

    @property
    def digest(self) -> str:
        """sha256 over the digests of all runs, in hexadecimal."""
        return sha256(" ".join(self.digests).encode()).hexdigest()

    def of_variable(self, shape: Shape, place: int) -> Counts:
        """int64 (k + 1, columns): the sums by place of one variable."""
        start = sum(shape.sizes[:place])
        return self.groups[start : start + shape.sizes[place]]

    def packed(self) -> bytes:
        """All of it as bytes."""
        pairs = {} if self.pairs is None else {"pairs": self.pairs.people}
        return pack(
            codes=self.cells.codes,
            counts=self.cells.counts,
            table=self.table,
            groups=self.groups,
            respondents=np.array(self.respondents, np.int64),
            digests=np.array(self.digests, "<U64"),
            asked=self.asked,
            levels=self.levels,
            **pairs,
        )


def unpacked_counts(data: bytes) -> Counted:
    """The counts that were packed."""
    found = unpack(data)
    cells = Cells(found["codes"], found["counts"])
    runs = tuple(int(count) for count in found["respondents"]), tuple(str(digest) for digest in found["digests"])
    pairs = PairCounts(found["pairs"]) if "pairs" in found else None
    return Counted(cells, found["table"], found["groups"], *runs, found["asked"], found["levels"], pairs)


def count(voices: Voices, shape: Shape) -> Counted:
    """The counts of one unit of respondents."""
    codes = np.concatenate([np.zeros((len(voices.profile), 1), np.int64), voices.profile[:, list(shape.weighed)]], axis=1)
    cells, places = count_cells(codes, shape.cell_sizes)
    added, asked = voices.summands(), np.stack([voices.answers.is_pickable, voices.answers.is_rated])
    table = _summed(places, added, len(cells.counts))
    nothing = np.zeros((0, added.shape[1]), np.int64)
    column = {place: number for number, place in enumerate(shape.weighed, 1)}
    groups = [
        _gathered(cells.codes[:, column[place]], table, size)
        if place in column
        else _summed(voices.profile[:, place], added, size)
        for place, size in enumerate(shape.sizes)
    ]
    told = levels_of(voices.answers), pairs_of(voices.answers)
    return Counted(cells, table, np.concatenate([nothing, *groups]), (len(added),), (voices.digest,), asked, *told)


def count_units(voices: Voices, shape: Shape, unit: int) -> Counted:
    """The counts of voices, unit by unit."""
    return added_up([count(one, shape) for one in voices.units(unit)], shape)


def added_up(parts: Sequence[Counted], shape: Shape) -> Counted:
    """The counts of all runs, at least one, in order."""
    cells = merged([part.cells for part in parts], shape.cell_sizes)
    keys = cell_keys(cells.codes, shape)
    table = np.zeros((len(keys), parts[0].table.shape[1]), np.int64)
    for part in parts:
        table[np.searchsorted(keys, cell_keys(part.cells.codes, shape))] += part.table
    groups: Counts = np.stack([part.groups for part in parts]).sum(axis=0)
    respondents = tuple(number for part in parts for number in part.respondents)
    digests = tuple(digest for part in parts for digest in part.digests)
    levels: Counts = np.sum([part.levels for part in parts], axis=0)
    pairs = [part.pairs.people for part in parts if part.pairs is not None]
    told = levels, PairCounts(np.sum(pairs, axis=0)) if pairs else None
    return Counted(cells, table, groups, respondents, digests, parts[0].asked, *told)


def cell_keys(codes: Counts, shape: Shape) -> Counts:
    """int64 (c,): one number for each cell, in the order of the cells."""
    keys: Counts = np.ravel_multi_index(tuple(codes.T), tuple(shape.cell_sizes)) if len(codes) else np.zeros(0, np.int64)
    return keys


def _summed(places: NDArray[np.integer], added: NDArray[np.bool_], size: int) -> Counts:
    """int64 (size, columns): how many at each place add something to each column."""
    columns = [np.bincount(places[column], minlength=size) for column in added.T]
    return np.stack(columns, axis=1).astype(np.int64)


def _gathered(places: Counts, table: Counts, size: int) -> Counts:
    """int64 (size, columns): the rows of a table added up by place, which is quicker than counting people again."""
    sums = np.zeros((size, table.shape[1]), np.int64)
    np.add.at(sums, places, table)
    return sums
