"""Workbooks made for tests, as Excel and LibreOffice write them."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter

ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def xlsx(rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of one sheet with these rows; words that begin with = are formulas whose stored value is 7."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(place, column, value, None, 7)
            else:
                sheet.write(place, column, value)
    book.close()
    return file.getvalue()


def ods(rows: str) -> bytes:
    """A workbook whose one sheet holds these rows, in the XML of the format."""
    file = io.BytesIO()
    body = f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", ODS)
        book.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {NAMESPACES}>{body}</office:document-content>'
        )
        entry = f'<m:file-entry m:full-path="/" m:media-type="{ODS}"/>'
        book.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{MANIFEST}">{entry}</m:manifest>')
    return file.getvalue()


def ods_table(rows: Sequence[Sequence[str]]) -> bytes:
    """The same of plain words."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return ods("".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows))
