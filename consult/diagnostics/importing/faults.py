"""What is wrong with files somebody wants to import: all of it, each with its place and its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.core.i18n import gettext

SHOWN_AT_MOST = 50


@dataclass(frozen=True)
class Fault:
    """One thing wrong: the line of the file counted from 1, the column by name, and the reason in words."""

    reason: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line is not None else ""
        column = f"column {self.column}" if self.column is not None else ""
        place = ", ".join(part for part in (line, column) if part)
        return f"{place}: {self.reason}" if place else self.reason


class Refused(Exception):
    """A file cannot be imported; `faults` says why, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = sorted(faults, key=lambda fault: fault.line or 0)

    def __str__(self) -> str:
        shown = [str(fault) for fault in self.faults[:SHOWN_AT_MOST]]
        more = len(self.faults) - len(shown)
        return "\n".join([*shown, *([f"and {more:,} more"] if more else [])])


@dataclass(frozen=True)
class Repeated:
    """The same thing wrong on several lines: the first of them, the column, the reason, and how many lines more."""

    line: int | None
    column: str | None
    reason: str
    more: int


def repeated(faults: Sequence[Fault]) -> list[Repeated]:
    """Faults told once each, those of most lines first."""
    lines: dict[tuple[str | None, str], list[int | None]] = {}
    for fault in faults:
        lines.setdefault((fault.column, fault.reason), []).append(fault.line)
    told = [Repeated(found[0], column, reason, len(found) - 1) for (column, reason), found in lines.items()]
    return sorted(told, key=lambda one: -one.more)


def quoted(value: str) -> str:
    """The value in the quotes of whoever reads, cut where it is long."""
    return gettext("“%(words)s”", words=f"{value[:40]}…" if len(value) > 40 else value)


def shortened(value: str) -> str:
    """The value in quotes as a message shows it, cut where it is long."""
    return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
