"""What is wrong with a file of the export."""

from pathlib import Path


class Broken(Exception):
    """A file cannot be read; the message names it, the line where there is one, and what is wrong."""

    def __init__(self, file: Path, reason: str, line: int | None = None) -> None:
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")


def shortened(cell: str) -> str:
    """The cell in quotes, cut where it is long."""
    return f"“{cell[:30]}…”" if len(cell) > 30 else f"“{cell}”"
