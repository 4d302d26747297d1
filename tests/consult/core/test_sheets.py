"""Tables as people send them."""

from datetime import date
from typing import Any

import pytest

from consult.core import sheets
from consult.core.sheets import UnreadableSheet, plain_words, read_lines, unmarked
from tests.consult.core.workbooks import ods_table, xlsx


@pytest.fixture(autouse=True)
def _in_english(app: Any) -> Any:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_table_is_read_whatever_program_wrote_it(encoding: str, sign: str) -> None:
    data = "\r\n".join([sign.join(["Âge", "Part"]), "", sign.join(["75 et +", "12"])]).encode(encoding)
    assert read_lines(data) == [(1, ["Âge", "Part"]), (3, ["75 et +", "12"])]


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (b'"Bus; tram; metro",b\n1,2\n', ["Bus; tram; metro", "b"]),
        (b"Bus; tram; metro,b\n1,2\n3,4\n", ["Bus; tram; metro", "b"]),
        (b"alone\n;a\nb,c\n", ["alone"]),
        (b"a;b\n1,5;2,5\n", ["a", "b"]),
        (b"a,b\nbus|tram,1\nbus|bike,2\n", ["a", "b"]),
        (b"bus|tram,b\nyes|no,1\nno|no,2\n", ["bus|tram", "b"]),
        (b"alone\nbus|tram\nbus|bike\n", ["alone"]),
        (b"a|b|c\n1,5|2;5|x\n1|2|y, z\n", ["a", "b", "c"]),
    ],
)
def test_signs_within_words_are_not_taken_for_what_separates_columns(data: bytes, cells: list[str]) -> None:
    assert read_lines(data)[0] == (1, cells)


def test_workbooks_say_figures_and_days_as_they_are_seen() -> None:
    rows = [["name", "value", "day"], [], ["Doctors", 4.5, date(2021, 1, 1)], ["Beds", 12, "2021"]]
    assert read_lines(xlsx(rows)) == [
        (1, ["name", "value", "day"]),
        (3, ["Doctors", "4.5", "2021-01-01"]),
        (4, ["Beds", "12", "2021"]),
    ]
    assert read_lines(ods_table([["name", "value"], ["Doctors", "4"]])) == [(1, ["name", "value"]), (2, ["Doctors", "4"])]


def test_formulas_are_not_run() -> None:
    assert read_lines(xlsx([["a"], ["=1+1"]]))[1] == (2, ["7"])
    assert read_lines(b"a;b\n=1+1;2\n")[1] == (2, ["=1+1", "2"])


def test_what_cannot_be_read_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, sentence in (
        (b"x" * (sheets.BYTES_AT_MOST + 1), "larger than 10 MB"),
        (b"PK\x03\x04 nothing", "cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "old kind"),
        (xlsx([[*("x" for _ in range(600))]]), "more than"),
        (b"a\n" * 100_001, "more than"),
        (b"," * 600 + b"x", "more than"),
        (b'"' + b"x" * 140_000, "Line 1: a cell cannot be read"),
    ):
        with pytest.raises(UnreadableSheet, match=sentence):
            read_lines(data)


def test_words_are_compared_without_case_accents_and_signs() -> None:
    assert plain_words("  Statut d’occupation (2021) ") == plain_words("STATUT D'OCCUPATION – 2021") == "statut d occupation 2021"
    assert plain_words("Été") == "ete"


def test_the_mark_before_what_looks_like_a_formula_goes_and_no_other_sign() -> None:
    assert [unmarked(cell) for cell in ("'=1", "'-3", "''=1", "'quoted'", "")] == ["=1", "-3", "'=1", "'quoted'", ""]
