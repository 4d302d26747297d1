"""Workbooks that would take all the memory there is are refused before they are read."""

import io
import zipfile

import pytest
import xlsxwriter

from consult.core.sheet_sizes import MEMBERS_AT_MOST, TooLarge, require_readable_size
from tests.consult.core.workbooks import ods, xlsx

EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'
FILLED = '<table:table-cell office:value-type="string"%s><text:p>a</text:p></table:table-cell>'
ONE = FILLED % ""
MANY = FILLED % ' table:number-columns-repeated="16384"'
FAR = '<table:table-row table:number-rows-repeated="1048570">'


def test_a_usual_workbook_passes_whatever_empty_rows_its_program_adds() -> None:
    require_readable_size(xlsx([["a", 1], ["b", 2]]))
    rows = f"<table:table-row>{ONE}{EMPTY}</table:table-row>"
    require_readable_size(ods(rows + f'<table:table-row table:number-rows-repeated="1048575">{EMPTY}</table:table-row>'))


def test_one_cell_written_far_away_is_too_far() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write(1_048_575, 16_383, "far")
    book.close()
    with pytest.raises(TooLarge):
        require_readable_size(file.getvalue())


@pytest.mark.parametrize(
    "rows",
    [
        f"{FAR}{EMPTY}</table:table-row><table:table-row>{ONE}</table:table-row>",
        f"{FAR}{ONE}</table:table-row>",
        f"<table:table-row>{MANY}</table:table-row>",
    ],
)
def test_repeated_cells_count_as_often_as_they_are_repeated(rows: str) -> None:
    with pytest.raises(TooLarge):
        require_readable_size(ods(rows))


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return file.getvalue()


def test_what_grows_beyond_measure_is_refused() -> None:
    with pytest.raises(TooLarge):
        require_readable_size(_zipped({"xl/media/zeros.bin": bytes(50_000_000)}))
    with pytest.raises(TooLarge):
        require_readable_size(_zipped({f"{place}.xml": b"" for place in range(MEMBERS_AT_MOST + 1)}))


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing", _zipped({"xl/worksheets/sheet1.xml": b"<sheet><row"})])
def test_what_is_no_workbook_is_told_apart(data: bytes) -> None:
    with pytest.raises(ValueError) as refused:
        require_readable_size(data)
    assert not isinstance(refused.value, TooLarge)


def test_a_reference_of_no_known_shape_is_too_far() -> None:
    sheet = b'<worksheet><sheetData><row r="1"><c r="a1;DROP"/></row></sheetData></worksheet>'
    with pytest.raises(TooLarge):
        require_readable_size(_zipped({"xl/worksheets/sheet1.xml": sheet}))
