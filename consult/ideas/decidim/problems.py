"""What is wrong in the files of an import, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_SHOWN = 50


@dataclass(frozen=True)
class Problem:
    """One thing to correct: the physical line of the file where its record begins, the column and the reason."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, line {self.line}{column}: {self.reason}"


@dataclass
class Problems:
    """All things to correct, in the order of the files."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, column: str, reason: str) -> None:
        """Notes one more."""
        self.found.append(Problem(file, line, column, reason))

    def sentences(self) -> Iterator[str]:
        """At most fifty of them as sentences, and how many more there are."""
        yield from map(str, self.found[:MOST_SHOWN])
        if len(self.found) > MOST_SHOWN:
            yield f"and {len(self.found) - MOST_SHOWN} more."


class ImportRefused(Exception):
    """The files cannot be imported as they stand; nothing was stored."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{len(problems.found)} problems")
        self.problems = problems
