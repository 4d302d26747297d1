"""Texts read from a delimited file, with the labels people gave them and the area each is about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consult.assessments.methods.normalised_text import normalised
from consult.assessments.methods.theme_counts import usual_spellings
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.table import Row, read_table

SEPARATORS = ";|"
LARGEST_CELL = 20_000_000


@dataclass(frozen=True)
class TextColumns:
    """The rows of a file in order: the text of each, its labels (none where nobody labelled it), and its area."""

    texts: list[str]
    labels: list[tuple[str, ...]]
    areas: list[str] | None

    @property
    def labelled(self) -> list[tuple[str, ...]]:
        """The labels of the rows that have some."""
        return [mine for mine in self.labels if mine]


def read_texts(data: bytes, text: Sequence[str], labels: Sequence[str] = (), area: str | None = None) -> TextColumns:
    """The texts in the columns `text` (several are read one after the other), labels and areas likewise.

    Raises Refused where a column is missing, a row is broken, or there is no row.
    """
    wanted = list(dict.fromkeys([*text, *labels, *([area] if area else [])]))
    table = read_table(data, wanted, largest_cell=LARGEST_CELL)
    if table.faults:
        raise Refused(table.faults)
    if not table.rows:
        raise Refused([Fault("the file has no rows under its header")])
    texts = ["\n".join(row.cells[name] for name in text) for row in table.rows]
    areas = [row.cells[area] for row in table.rows] if area else None
    return TextColumns(texts, read_labels([_cells(row, labels) for row in table.rows]), areas)


def read_labels(cells: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The labels of each row from its cells, each once, in the order written.

    A semicolon or a bar separates the labels of a cell. A comma does so only where each part stands somewhere as a label by
    itself, for titles hold commas too ("Impôts, dépenses, action publique"). Labels that differ only in case, accents or
    punctuation are one, written as most rows write it.
    """
    parts = [[part for cell in mine for part in _separated(cell)] for mine in cells]
    whole = {normalised(part) for mine in parts for part in mine}
    split = [[label for part in mine for label in _at_commas(part, whole)] for mine in parts]
    spellings = usual_spellings(label for mine in split for label in mine)
    return [tuple(dict.fromkeys(spellings[normalised(label)] for label in mine)) for mine in split]


def _cells(row: Row, names: Sequence[str]) -> list[str]:
    return [row.cells[name] for name in names]


def _separated(cell: str) -> list[str]:
    """The parts of a cell between semicolons and bars; one without a letter or figure is none."""
    for separator in SEPARATORS[1:]:
        cell = cell.replace(separator, SEPARATORS[0])
    return [part.strip() for part in cell.split(SEPARATORS[0]) if normalised(part)]


def _at_commas(part: str, whole: Collection[str]) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if normalised(piece)]
    is_list = len(pieces) > 1 and all(normalised(piece) in whole for piece in pieces)
    return pieces if is_list else [part]
