"""What is wrong with files somebody wants to import: all of it, each with its place and its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def shortened(value: str) -> str:
    """The value in quotes as a message shows it, cut where it is long."""
    return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
