"""The tables of a questionnaire of LimeSurvey (.lss): rows by name, in their order, and their words by language.

Files of versions 2 and 3 hold the words in each row, one row per language; later ones hold them apart, in tables ending in
`_l10ns`. A file with a document type or entities is refused: none is needed, and they can be made to grow without end.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.form_plan import LANGUAGES

Row = dict[str, str]
DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
# Where the words of the rows of a table stand in later versions, and what a row is called there.
APART = {
    "groups": ("group_l10ns", "gid"),
    "questions": ("question_l10ns", "qid"),
    "subquestions": ("question_l10ns", "qid"),
    "answers": ("answer_l10ns", "aid"),
}


class Tables:
    """The tables of the file; `own` is the language the questionnaire is read in, `spoken` all it is written in."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.spoken = [one.text or "" for one in root.iterfind("languages/language")]
        here = next((language for language in self.spoken if language in LANGUAGES), None)
        self.own = here or (self.spoken[0] if self.spoken else LANGUAGES[0])
        self.language = here or LANGUAGES[0]
        self.said = {key: row for name in APART for key, row in self._words_of(name)}
        self.sorted: dict[tuple[str, str], list[Row]] = {}
        self.set: dict[tuple[str, str], list[Row]] = {}
        for row in self.all("question_attributes"):
            self.set.setdefault((row.get("qid", ""), row.get("attribute", "")), []).append(row)

    def all(self, name: str) -> Iterator[Row]:
        """The rows of a table as they stand."""
        for row in self.root.iterfind(f"{name}/rows/row"):
            yield {cell.tag: cell.text or "" for cell in row}

    def rows(self, name: str, order: str = "") -> list[Row]:
        """The rows of a table in the questionnaire's own language, in their order."""
        if (name, order) not in self.sorted:
            found = [row for row in self.all(name) if row.get("language", self.own) == self.own]
            self.sorted[name, order] = sorted(found, key=lambda row: number_of(row.get(order, "")) or 0)
        return self.sorted[name, order]

    def words(self, name: str, row: Row, what: str, language: str | None = None) -> str:
        """The words of a row in a language, its own where none is named; "" where it says nothing in it."""
        language = language or self.own
        found = self.said.get((name, _key(name, row), language), {}).get(what, "")
        return found or (row.get(what, "") if language == self.own else "")

    def attribute(self, row: Row, name: str, language: str = "") -> str:
        """What a question has set, in a language where it is words; "" for nothing."""
        found = self.set.get((row.get("qid", ""), name), [])
        said = {one.get("language", ""): one.get("value", "").strip() for one in found}
        return said.get(language) or said.get("", "")

    def _words_of(self, name: str) -> Iterator[tuple[tuple[str, tuple[str, ...], str], Row]]:
        apart, key = APART[name]
        for row in self.all(name):
            yield (name, _key(name, row), row.get("language", self.own)), row
        for row in self.all(apart):
            yield (name, (row.get(key, ""),), row.get("language", self.own)), row


def _key(name: str, row: Row) -> tuple[str, ...]:
    """What tells a row of a table apart; answers of older versions have no number of their own."""
    own = APART[name][1]
    return (row[own],) if row.get(own) else (row.get("qid", ""), row.get("code", ""))


def root_of(data: bytes) -> Element:
    """The document. Raises Refused where it is none of LimeSurvey, or broken."""
    try:
        text = data.decode("utf-8-sig")
        if DOCTYPE.search(text):
            raise Refused([Fault(str(_("This file declares entities, which no questionnaire needs: it is not read.")))])
        root = fromstring(text)
    except UnicodeDecodeError as error:
        raise Refused([Fault(str(_("This is neither a workbook nor a questionnaire of LimeSurvey (.lss).")))]) from error
    except ParseError as error:
        raise Refused([Fault(str(_("The file breaks off or is damaged here.")), error.position[0])]) from error
    if root.tag != "document" or root.findtext("LimeSurveyDocType") != "Survey":
        raise Refused([Fault(str(_("This is neither a workbook nor a questionnaire of LimeSurvey (.lss).")))])
    return root


def number_of(text: str) -> int | None:
    """The whole number from 0 that a cell says, None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
