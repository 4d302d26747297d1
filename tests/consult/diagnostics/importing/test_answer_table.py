"""Files as tables."""

import pytest
from flask import Flask

from consult.core.sheets import UnreadableSheet
from consult.core.written_sheets import Sheet, as_ods, as_xlsx
from consult.diagnostics.importing.answer_table import ROWS_AT_MOST, read_answer_table
from consult.diagnostics.importing.faults import Refused


def test_headings_rows_and_lines_are_kept_and_short_rows_filled_up() -> None:
    table = read_answer_table(b"a,b,\n\n1,x\n2\n1,y,\n")
    assert table.headings == ("a", "b", "") and table.places == {"a": 0, "b": 1}
    assert table.rows == ((3, ["1", "x", ""]), (4, ["2", "", ""]), (5, ["1", "y", ""]))
    assert table.examples("a") == ["1", "2"] and table.examples("b") == ["x", "y"]


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_workbooks_of_both_kinds_are_read(write: object) -> None:
    assert callable(write)
    table = read_answer_table(write([Sheet("s", ["q", "é"], [["oui", 3], [None, 2.5]])]))
    assert table.headings == ("q", "é") and table.rows == ((2, ["oui", "3"]), (3, ["", "2.5"]))


def test_faults_are_told_with_their_line(app: Flask) -> None:
    with app.test_request_context("/"):
        for data, line in ((b"a,a,b\n1,2,3\n", 1), (b"a,b\n1,2\n1,2,3\n", 3), (b"a,b\n", None)):
            with pytest.raises(Refused) as refusal:
                read_answer_table(data)
            assert [fault.line for fault in refusal.value.faults] == [line]
        with pytest.raises(UnreadableSheet):
            read_answer_table(b"a,b\n" + b"1,2\n" * (ROWS_AT_MOST + 1))
