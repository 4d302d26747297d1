"""A survey read whole."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import read_survey
from tests.consult.diagnostics.importing.surveys import FILE, HEADER, MAPPING, ROWS


def _refusal(data: bytes, mapping: str = MAPPING) -> list[str]:
    with force_locale("en"), pytest.raises(Refused) as refused:
        read_survey(data, read_mapping(mapping))
    return str(refused.value).split("\n")


def test_each_row_becomes_the_answers_of_one_person(database: Flask) -> None:
    survey = read_survey(FILE, read_mapping(MAPPING))
    assert survey.responses == [
        [{"n1": 5, "n2": 0}, ["n1", "n3"], "n1", "Two\nlines"],
        [{"n1": 1}, None, "n2", None],
        [{"n1": 0, "n2": 2}, ["n2", "n1"], "n1", "café"],
    ]


def test_who_names_one_thing_twice_has_named_it_once(database: Flask) -> None:
    survey = read_survey((HEADER + "1,5,5,1,1,C,x,x\n").encode(), read_mapping(MAPPING))
    assert survey.responses[0][1] == ["n1"]


def test_only_the_rows_wanted_are_read(database: Flask) -> None:
    mapping = MAPPING + "where: {home: C, id: [1, 2]}\n"
    assert len(read_survey(FILE, read_mapping(mapping)).responses) == 1
    assert _refusal(FILE, MAPPING + "where: {home: X}\n") == ["no row is left to import"]


def test_rows_that_are_not_wanted_may_hold_anything(database: Flask) -> None:
    data = FILE.replace(b"2,1,,", b"2,77,,")
    assert len(read_survey(data, read_mapping(MAPPING + "where: {home: C}\n")).responses) == 2


def test_everything_wrong_is_told_at_once_with_the_line_of_the_file(database: Flask) -> None:
    rows = ROWS + "3,7,5,1,1,C,x,x\n,5,5,1,2,Z,x,x\n4,NaN,5.0,1,2,C,x,x\n"
    assert _refusal((HEADER + rows).encode()) == [
        "line 6, column id: the id “3” already stands on line 5",
        "line 6, column q1_bus: “7” is not among the codes 1, 2, 3, 4, 5, 9",
        "line 7, column id: the id is missing",
        "line 7, column home: “Z” is not among the codes C, No",
        "line 8, column q1_bus: “NaN” is not among the codes 1, 2, 3, 4, 5, 9",
        "line 8, column q1_doctor: “5.0” is not among the codes 1, 2, 3, 4, 5, 9",
    ]


def test_rows_that_are_broken_do_not_hide_what_is_wrong_with_the_others(database: Flask) -> None:
    rows = "1,8,5,1,2,C,x,x\n2,5\n3,5,5,1,2,C,\x00,x\n4,6,5,1,2,C,x,x\n"
    assert _refusal((HEADER + rows).encode()) == [
        "line 2, column q1_bus: “8” is not among the codes 1, 2, 3, 4, 5, 9",
        "line 3: 2 fields instead of 8",
        "line 4: a NUL byte",
        "line 4, column words: This text holds signs that cannot be kept. Type it again.",
        "line 5, column q1_bus: “6” is not among the codes 1, 2, 3, 4, 5, 9",
    ]


def test_a_text_that_is_too_long_is_told_with_its_column(database: Flask) -> None:
    data = (HEADER + f"1,5,5,1,2,C,{'x' * 20_001},x\n").encode()
    assert _refusal(data) == ["line 2, column words: This text has 20001 characters. Shorten it to 20000 at most."]


def test_a_file_without_rows_is_refused(database: Flask) -> None:
    assert _refusal(HEADER.encode()) == ["there is a header and nothing below it"]


def test_columns_that_are_not_there_are_all_named(database: Flask) -> None:
    data = FILE.replace(b"q1_bus", b"q1bus").replace(b"second", b"2nd")
    assert [line.split(":")[0] for line in _refusal(data)] == ["line 1, column q1_bus", "line 1, column second"]
