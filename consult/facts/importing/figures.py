"""How the figures of a column are written: which sign stands before decimals and which between thousands. Pure.

“1,250” is 1250 in English and 1.25 in French. One cell does not tell; the whole column mostly does, and where it does not
the file is refused with a sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.core.i18n import gettext as _
from consult.core.sheets import WORKBOOK, Line

SPACES = str.maketrans("", "", " \u00a0\u202f'’")
SIGNS = (",", ".")
FIGURE = re.compile(r"[+-]?[\d.,]*\d(?:[eE][+-]?\d{1,3})?%?")
DOUBTFUL = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}%?")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*%?")
LARGE = 4


@dataclass
class Column:
    """What the cells of a column tell: for each sign a cell in which it is that of decimals, of thousands, or either."""

    decimals: dict[str, str] = field(default_factory=dict)
    thousands: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)
    is_spaced: bool = False
    has_large: bool = False

    def add(self, cell: str) -> None:
        """Takes notice of a cell; what is no figure tells nothing."""
        text = cell.translate(SPACES)
        if not text.isascii() or not FIGURE.fullmatch(text):
            return
        found = [sign for sign in text if sign in SIGNS]
        self.is_spaced |= text != cell.strip() and not text.endswith("%")
        self.has_large |= not found and len(text.lstrip("+-")) >= LARGE
        if len(set(found)) == len(SIGNS):
            self.thousands.setdefault(found[0], cell)
            self.decimals.setdefault(found[-1], cell)
        elif len(found) > 1:
            self.thousands.setdefault(found[0], cell)
        elif found:
            (self.doubtful if DOUBTFUL.fullmatch(text) else self.decimals).setdefault(found[0], cell)

    def thousands_sign(self, *, of_people: bool) -> str:
        """The sign between thousands, "" for none. Raises Unclear where the cells do not tell, or tell both.

        Numbers of people have no three decimals each: `of_people` they are thousands, unless large ones stand there without.
        """
        for sign in SIGNS:
            if sign in self.thousands and sign in self.decimals:
                raise Unclear(self.thousands[sign], self.decimals[sign])
        if self.thousands:
            return next(iter(self.thousands))
        for sign, cell in self.doubtful.items():
            other = SIGNS[sign == SIGNS[0]]
            if sign in self.decimals or self.is_spaced:
                continue
            if other in self.decimals or (of_people and not self.has_large and other not in self.doubtful):
                return sign
            raise Unclear(cell)
        return ""


class Unclear(ValueError):
    """A cell may say two things; or two cells are not written alike."""

    def __init__(self, cell: str, other: str = "") -> None:
        text = cell.translate(SPACES)
        digits, _sign, decimals = text.partition("," if "," in text else ".")
        self.cell = cell
        if other:
            reason = _("“%(cell)s” and “%(other)s” are not written alike: write thousands without a sign", cell=cell, other=other)
        else:
            said = {"cell": cell, "one": digits + decimals, "other": f"{digits}.{decimals}0"}
            reason = _("“%(cell)s” may be %(one)s or %(other)s: write it as one of these", **said)
        super().__init__(reason)


def decimal_of(data: bytes) -> str:
    """The sign before decimals that goes for the whole file: a point in a workbook, which keeps figures as figures."""
    return "." if data.startswith(WORKBOOK) else ""


def plain_columns(
    lines: Sequence[Line], places: Mapping[int, bool], decimal: str = ""
) -> tuple[list[Line], dict[int, tuple[int, str]]]:
    """The lines with the figures of these columns written alike, `places` saying which are numbers of people; what is unclear.

    Figures have a point before decimals, if any, and nothing between thousands. {column: (line, reason)} of those not clear.
    """
    signs, unclear = {}, {}
    for place, of_people in places.items():
        column = Column(decimals={decimal: decimal} if decimal else {})
        for _line, cells in lines:
            column.add(cells[place] if place < len(cells) else "")
        try:
            signs[place] = column.thousands_sign(of_people=of_people)
        except Unclear as error:
            line = next(number for number, cells in lines if place < len(cells) and cells[place] == error.cell)
            unclear[place] = (line, str(error))
    return [(line, _plain(cells, signs)) for line, cells in lines], unclear


def _plain(cells: Sequence[str], signs: Mapping[int, str]) -> list[str]:
    return [plain_figure(cell, signs[place]) if place in signs else cell for place, cell in enumerate(cells)]


def plain_figure(cell: str, thousands: str) -> str:
    """The figure without what stands between its thousands; what is no figure stays."""
    text = cell.translate(SPACES)
    if not thousands or not FIGURE.fullmatch(text):
        return cell
    whole, decimal, decimals = text.partition(SIGNS[thousands == SIGNS[0]])
    if thousands in whole and not GROUPED.fullmatch(whole):
        return cell
    return f"{whole.replace(thousands, '')}{'.' if decimal else ''}{decimals}"


def written_figure(value: float) -> str:
    """A figure in full, so that no reader takes its decimals for thousands."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{text}0" if DOUBTFUL.fullmatch(text) else text
