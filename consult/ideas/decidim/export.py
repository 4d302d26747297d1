"""An export as it was read: proposals, debates and comments, each checked cell by cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from consult.core.clock import now
from consult.ideas.decidim import cells
from consult.ideas.decidim.problems import Problems
from consult.ideas.decidim.sheet import Record, Sheet, read_sheet

# The names that one thing has borne in the versions of Decidim, the one to believe first.
SUPPORTS = ("votes", "proposal_votes", "supports", "endorsements/total_count", "likes/total_count", "endorsements", "likes")
CATEGORY = ("category/name", "category", "taxonomies/name")
DATES = ("created_at", "published_at")
STATES = ("state", "state/token", "proposal_state")
WITHDRAWN = {"withdrawn", "retiré", "retirée", "retirada"}
T = TypeVar("T")


@dataclass(frozen=True)
class Proposal:
    """An idea as Decidim holds it."""

    id: str
    title: str
    body: str
    category: str
    supports: int
    author: str
    created_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True)
class Question:
    """A debate as Decidim holds it."""

    id: str
    title: str
    description: str


@dataclass(frozen=True)
class Remark:
    """A comment as Decidim holds it, where it stands in the files, and what it is about."""

    id: str
    body: str
    author: str
    alignment: int
    created_at: datetime
    about: str
    about_id: str
    file: str
    line: int


class Numbered(Protocol):
    """Anything with the identifier it has in Decidim."""

    @property
    def id(self) -> str:
        """The identifier."""


N = TypeVar("N", bound=Numbered)


@dataclass(frozen=True)
class Row:
    """One record being read: what is wrong in it is noted, and `is_sound` says whether anything was."""

    sheet: Sheet
    record: Record
    languages: Sequence[str]
    problems: Problems

    def text(self, *names: str) -> str:
        """The first cell with something in it among the columns of these names, whatever their language."""
        columns = (column for name in names for column in self.sheet.variants(name, self.languages))
        return next((cell for column in columns if (cell := self.record.cells[column])), "")

    def required(self, name: str) -> str:
        """The same, noting when there is nothing."""
        if not (cell := cells.plain_text(self.text(name))):
            self.refuse(name, "this is missing.")
        return cell

    def read(self, names: Sequence[str], reader: Callable[[str], T], otherwise: T) -> T:
        """What the first of these columns that the file has says, noting when it makes no sense."""
        column = next((name for name in names if name in self.record.cells), None)
        try:
            return reader(self.record.cells[column]) if column else otherwise
        except ValueError as error:
            self.refuse(str(column), str(error))
            return otherwise

    def refuse(self, column: str, reason: str) -> None:
        """Notes what is wrong in a column."""
        self.problems.add(self.sheet.file, self.record.line, column, reason)


def read_proposals(path: Path, languages: Sequence[str], problems: Problems) -> list[Proposal]:
    """The proposals of a file."""
    rows = _rows(path, ("id", "title", "body"), languages, problems)
    return _without_twins(rows, [_proposal(row) for row in rows])


def read_debates(paths: Iterable[Path], languages: Sequence[str], problems: Problems) -> list[Question]:
    """The debates of all files together."""
    rows = [row for path in paths for row in _rows(path, ("id", "title"), languages, problems)]
    return _without_twins(rows, [_debate(row) for row in rows])


def read_comments(paths: Iterable[Path], languages: Sequence[str], problems: Problems) -> list[Remark]:
    """The comments of all files together."""
    needed = ("id", "body", "commentable_id", "commentable_type")
    rows = [row for path in paths for row in _rows(path, needed, languages, problems)]
    return _without_twins(rows, [_comment(row) for row in rows])


def _rows(path: Path, needed: Sequence[str], languages: Sequence[str], problems: Problems) -> list[Row]:
    sheet = read_sheet(path, problems)
    missing = [name for name in needed if sheet.columns and not sheet.variants(name, languages)]
    for name in missing:
        problems.add(sheet.file, 1, name, f"there is no such column. The columns are: {', '.join(sheet.columns[:20])}.")
    return [] if missing else [Row(sheet, record, languages, problems) for record in sheet.records]


def _without_twins(rows: Sequence[Row], items: list[N]) -> list[N]:
    seen: dict[str, Row] = {}
    for row, item in zip(rows, items, strict=True):
        if item.id and (first := seen.setdefault(item.id, row)) is not row:
            row.refuse("id", f"{item.id} stands on line {first.record.line} of {first.sheet.file} already.")
    return items


def _date(row: Row) -> datetime:
    return row.read(DATES, cells.moment, now())


def _author(row: Row) -> str:
    return cells.one_line(row.text("author/name", "author_name", "author/nickname"))


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row.required("id"),
        title=cells.one_line(row.required("title")),
        body=row.required("body"),
        category=cells.one_line(row.text(*CATEGORY)),
        supports=row.read(SUPPORTS, cells.count, 0),
        author=_author(row),
        created_at=_date(row),
        is_withdrawn=row.text(*STATES).casefold() in WITHDRAWN or row.text("withdrawn").casefold() == "true",
    )


def _debate(row: Row) -> Question:
    return Question(row.required("id"), cells.one_line(row.required("title")), cells.plain_text(row.text("description")))


def _comment(row: Row) -> Remark:
    return Remark(
        id=row.required("id"),
        body=row.required("body"),
        author=_author(row),
        alignment=row.read(("alignment",), cells.alignment, 0),
        created_at=_date(row),
        about=row.required("commentable_type"),
        about_id=row.required("commentable_id"),
        file=row.sheet.file,
        line=row.record.line,
    )
