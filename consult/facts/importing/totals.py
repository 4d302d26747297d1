"""The figures of one variable in one area together: lines of totals, and shares that are written as numbers or in percent."""

from collections.abc import Sequence
from dataclasses import replace
from math import fsum

from consult.core.i18n import gettext as _
from consult.core.sheets import plain_words
from consult.facts.importing.reading import Read

# Shares are published rounded: so far from 1 their sum may be, and so far, in proportion, a total from what it sums.
ROUNDING = 0.01
PERCENT = 100.0
TOTALS = frozenset(["all", "ensemble", "gesamt", "insgesamt", "sum", "somme", "total", "total general", "grand total", "tous"])


def as_shares(group: Sequence[Read], *, is_wide: bool) -> list[Read]:
    """The same with shares as fractions: in percent where they sum to 100, with or without a line of totals.

    A file of the wide form does not say which its figures are: with decimals and a sum of 1 or 100 they are shares.
    """
    figures = [row.fact["inhabitants"] if row.fact["share"] is None else row.fact["share"] for row in group]
    counts = [row.fact["inhabitants"] for row in group if row.fact["inhabitants"] is not None]
    if None in figures or (counts and (not is_wide or len(counts) < len(group))):
        return list(group)
    known = fsum(figure for row, figure in zip(group, figures, strict=True) if not is_total(row))
    whole = next((one for one in (1.0, PERCENT) if abs(known / one - 1) <= ROUNDING), None)
    if counts and (whole is None or all(figure.is_integer() for figure in figures)):
        return list(group)
    divisor = PERCENT if whole == PERCENT or max(figures) > 1 + ROUNDING else 1.0
    told = [{"inhabitants": None, "share": figure / divisor} for figure in figures]
    return [replace(row, fact=row.fact | one) for row, one in zip(group, told, strict=True)]


def without_total(group: Sequence[Read], faults: list[str]) -> list[Read]:
    """The rows but those that only sum the others up; a fault where one is called a total and is none."""
    kept = [row for row in group if not is_total(row)]
    for row in group if kept else ():
        if is_total(row) and not _sums_up(row, kept):
            words = {"line": row.line, "name": row.fact["category"], "variable": row.fact["variable"]}
            faults.append(_("Line %(line)d: “%(name)s” is not the sum of the other categories of “%(variable)s”.", **words))
    return kept or list(group)


def is_total(row: Read) -> bool:
    """Whether the row is called a total."""
    return plain_words(row.fact["category"]) in TOTALS


def _sums_up(total: Read, others: Sequence[Read]) -> bool:
    for key in ("inhabitants", "share"):
        figures = [row.fact[key] for row in others]
        if total.fact[key] is not None and None not in figures:
            return bool(abs(fsum(figures) - total.fact[key]) <= ROUNDING * max(total.fact[key], ROUNDING))
    return False
