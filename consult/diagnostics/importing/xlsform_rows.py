"""The rows of the sheets of an XLSForm: cells by heading, words by language. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consult.core.sheets import Line, unmarked
from consult.diagnostics.importing.form_plan import LANGUAGES, plain

LANGUAGE_CODE = re.compile(r"\(([a-z]{2})(?:[-_][a-z]+)?\)\s*$", re.IGNORECASE)
TYPE = "consult_type"
YES = ("yes", "true", "true()", "1", "oui")


@dataclass(frozen=True)
class FormRow:
    """A row of a sheet: its line, and its cells by heading."""

    line: int
    cells: dict[str, str]

    def get(self, heading: str) -> str:
        """The cell, trimmed; nothing where there is no such column."""
        return self.cells.get(heading, "").strip()

    def is_yes(self, heading: str) -> bool:
        """Whether the cell says yes."""
        return self.get(heading).casefold() in YES

    def words(self, what: str, language: str, own: str) -> str:
        """`label` or `hint` in a language; a column without a language holds the form's own.

        Rows of our own forms hold text as it is, others perhaps HTML.
        """
        tidy = _as_written if self.get(TYPE) else plain
        found = (tidy(text) for heading, text in self.cells.items() if speaks(heading, what, own) == language)
        return next((text for text in found if text), "")

    def says(self, what: str) -> bool:
        """Whether a column of that name says anything, in whatever language."""
        return any(text.strip() for heading, text in self.cells.items() if heading.partition("::")[0].strip().casefold() == what)


def _as_written(text: str) -> str:
    return unmarked(text.strip())


def rows_of(lines: Sequence[Line]) -> list[FormRow]:
    """The rows below the headings, those that hold something."""
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        return []
    headings = [cell.strip() if "::" in cell else cell.strip().casefold() for cell in filled[0][1]]
    return [FormRow(number, dict(zip(headings, cells, strict=False))) for number, cells in filled[1:]]


def speaks(heading: str, what: str, own: str) -> str | None:
    """The language a column of such words is in, None for another column."""
    name, language = heading, ""
    if heading.casefold().startswith(f"{what}::"):
        name, language = what, heading[len(what) + 2 :]
    if name.strip().casefold() != what:
        return None
    return language_of(language) if language else own


def language_of(name: str) -> str:
    """The two letters of “French (fr)”, “fr”, “Français” or “English”; the name itself for another."""
    found = LANGUAGE_CODE.search(name)
    small = name.strip().casefold()
    return found[1].casefold() if found else {"fr": "fr", "en": "en"}.get(small[:2], small)


def own_language(default: str, rows: Sequence[FormRow]) -> str:
    """The language the form is written in, as far as it tells; French where it does not."""
    columns = [heading for row in rows[:1] for heading in row.cells if heading.startswith("label::")]
    told = [language_of(default)] if default else [language_of(heading.partition("::")[2]) for heading in columns]
    return next((language for language in told if language in LANGUAGES), LANGUAGES[0])
