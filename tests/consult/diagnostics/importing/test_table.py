"""Reading delimited files as the world writes them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.table import read_table

TEXT = "id,name\n1,Zoé\n2,Noël\n"
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_detected(encoding: str, delimiter: str) -> None:
    table = read_table(TEXT.replace(",", delimiter).encode(encoding), ["id", "name"])
    assert [row.cells["name"] for row in table.rows] == ["Zoé", "Noël"]
    assert table.delimiter == delimiter


def test_a_bar_within_words_separates_no_columns() -> None:
    table = read_table(b"id,bus|tram\n1,yes|no\n", ["id"])
    assert table.columns == ["id", "bus|tram"] and table.rows[0].cells["id"] == "1"
    assert read_table(b"id|name\n1|a, b\n", ["name"]).rows[0].cells["name"] == "a, b"


def test_what_is_named_is_not_detected() -> None:
    table = read_table("a;b,c\n1;2,3\n".encode("cp1252"), ["a;b"], encoding="cp1252", delimiter=",")
    assert (table.columns, table.encoding) == (["a;b", "c"], "cp1252")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    table = read_table(b'id,name\r\n1,"two\r\nlines"\r\n\r\n2,"three\n\nlines"\n3,x', ["id"])
    assert [(row.line, row.cells["id"]) for row in table.rows] == [(2, "1"), (5, "2"), (8, "3")]


def test_rows_of_another_length_are_named_all() -> None:
    table = read_table(b'id,name\n1\n2,"a\nb",c\n3,d\n4,e,f,g\n', ["id"])
    assert [row.line for row in table.rows] == [5]
    assert str(Refused(table.faults)) == (
        "line 2: 1 fields instead of 2\nline 3: 3 fields instead of 2\nline 6: 4 fields instead of 2"
    )


def test_bytes_that_are_not_the_encoding_are_named_with_their_line() -> None:
    table = read_table("id,name\n1,Zoé\n2,é\n".encode() + b"3,\xff\n4,x\n5,\xe9\n", ["id"], encoding="utf-8")
    assert str(Refused(table.faults)) == "line 4: the byte 0xFF is not utf-8\nline 6: the byte 0xE9 is not utf-8"


def test_a_file_that_is_mostly_utf_8_is_not_taken_for_another_encoding() -> None:
    table = read_table("id,name\n1,Zoé\n2,Noël\n".encode() + b"3,\xff\n", ["id"])
    assert [str(fault) for fault in table.faults] == ["line 4: the byte 0xFF is not utf-8"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"id,name\n1,a\x00b\n", "line 2: a NUL byte"),
        (b"id,id,name\n1,2,3\n", "line 1, column id: two columns have this name"),
        (b"ident,name\n1,2\n", "line 1, column id: the file has no such column; its columns begin with “ident”, “name”"),
        (b'id,name\n1,"a\n2,b\n', "line 2: quotes or separators are broken (unexpected end of data)"),
        (b'id,name\n1,"a"b\n2,c\n', "line 2: quotes or separators are broken (',' expected after '\"')"),
        (
            b"id,name\n1," + b"x" * 200_000 + b"\n",
            "line 2: quotes or separators are broken (field larger than field limit (131072))",
        ),
        (b"\xff\xfeabc", "the file is not the UTF-16 it says it is"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    try:
        faults = read_table(data, ["id"]).faults
    except Refused as refused:
        faults = refused.faults
    assert reason in map(str, faults)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_reading_fail(data: bytes) -> None:
    try:
        read_table(data, ["id"])
    except Refused as refused:
        assert refused.faults


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_the_csv_module_writes_is_read_as_it_was(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("id", "name"), *rows])
    table = read_table(out.getvalue().encode(), ["id", "name"], encoding="utf-8", delimiter=delimiter)
    assert [(row.cells["id"], row.cells["name"]) for row in table.rows] == rows
