"""Tables as CSV, XLSX or ODS that spreadsheets read as figures and words, never as formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import xlsxwriter

from consult.core.sheets import FORMULA_SIGNS, MARK

CSV, XLSX, ODS = "csv", "xlsx", "ods"
FORMATS = (CSV, XLSX, ODS)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
TYPES = {CSV: "text/csv", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ODS: ODS_TYPE}
# More signs than this a cell of a workbook does not hold.
LONGEST_CELL = 32_767
ROWS_AT_A_TIME = 500
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("manifest", "manifest"))
)


@dataclass(frozen=True)
class Sheet:
    """A table with its name, of at most 31 signs, and its header."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]


def cell(value: object) -> str:
    """The value as a cell: nothing for None, words that look like a formula, or like a marked one, marked as words."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(MARK).startswith(FORMULA_SIGNS):
        return f"{MARK}{value}"
    return str(value)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The table in UTF-8 with a byte order mark, commas and quotes where they are needed (RFC 4180)."""
    return "".join(csv_parts(header, rows))


def csv_parts(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same, some rows at a time."""
    text, left = StringIO(), chain([header], rows)
    text.write("\ufeff")
    writer = csv.writer(text)
    while some := list(islice(left, ROWS_AT_A_TIME)):
        writer.writerows([cell(value) for value in row] for row in some)
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The tables as sheets of a workbook; nothing in it is a formula or a link."""
    written = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, {"constant_memory": True, **plain}) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            made = book.add_worksheet(sheet.name)
            made.freeze_panes(1, 0)
            for column, words in enumerate(sheet.header):
                made.write_string(0, column, _words(words), bold)
            for place, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    if _is_number(value):
                        made.write_number(place, column, value)
                    elif value is not None and value != "":
                        made.write_string(place, column, _words(value))
    return written.getvalue()


def as_ods(sheets: Sequence[Sheet]) -> bytes:
    """The same for LibreOffice and others."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("mimetype", ODS_TYPE, ZIP_STORED)
        zipped.writestr("META-INF/manifest.xml", _manifest())
        with zipped.open("content.xml", "w") as content:
            head = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
            content.write(f"{head}<office:body><office:spreadsheet>".encode())
            for sheet in sheets:
                content.write(f"<table:table table:name={quoteattr(sheet.name)}>".encode())
                for row in (sheet.header, *sheet.rows):
                    content.write(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>".encode())
                content.write(b"</table:table>")
            content.write(b"</office:spreadsheet></office:body></office:document-content>")
    return written.getvalue()


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if _is_number(value):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in _words(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _manifest() -> str:
    files = (("/", ODS_TYPE), ("content.xml", "text/xml"))
    entries = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in files)
    head = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {NAMESPACES} manifest:version="1.3">'
    return f"{head}{entries}</manifest:manifest>"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _words(value: object) -> str:
    """The words of a cell: marked where they look like a formula, without signs that XML cannot hold, not too long."""
    text = cell(value.isoformat() if isinstance(value, date) else value)
    kept = "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
    return kept if len(kept) <= LONGEST_CELL else f"{kept[: LONGEST_CELL - 1]}…"
