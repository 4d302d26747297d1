"""Rows by their columns, with every fault."""

from datetime import date

import pytest

from consult.facts.importing.cells import number, words
from consult.facts.importing.margins import SOURCES
from consult.facts.importing.reading import Column, FactsRefused, at, read_file, read_rows, twice

COLUMNS = (Column("name", ("name", "nom"), words(10)), Column("value", ("value", "valeur"), number, None), *SOURCES)
DEFAULTS = {"source": "Town hall", "observed_on": date(2026, 1, 1)}


def _rows(text: str, defaults: dict[str, object] | None = None) -> tuple[list[dict[str, object]], list[str]]:
    faults: list[str] = []
    rows = read_rows(*read_file(text.encode()), COLUMNS, defaults or {}, faults)
    return [row.fact for row in rows], faults


def test_columns_go_by_their_names_in_any_order_and_language() -> None:
    facts, faults = _rows("Date;VALEUR;other;Source;Nom\n2021;1,5;x;Insee;Nord\n")
    assert facts == [{"name": "Nord", "value": 1.5, "source": "Insee", "observed_on": date(2021, 1, 1)}] and not faults


def test_what_a_row_does_not_say_holds_for_the_file_or_has_no_value() -> None:
    facts, faults = _rows("name;source\nNorth;\nSouth;Insee\n", DEFAULTS)
    assert [(one["source"], one["value"], one["observed_on"]) for one in facts] == [
        ("Town hall", None, date(2026, 1, 1)),
        ("Insee", None, date(2026, 1, 1)),
    ]
    assert not faults


def test_every_fault_of_every_row_is_told_with_its_line() -> None:
    _facts, faults = _rows("name;value;source;day\n;x;Insee;2021\n\nNorth and more;2;;soon\n")
    assert faults == [
        "Line 2, name / nom: this cell is empty.",
        "Line 2, value / valeur: “x” is not a number.",
        "Line 4, name / nom: “North and more…” is longer than 10 signs.",
        "Line 4, source: this cell is empty.",
        "Line 4, day / date: “soon” is no day: write 2021-12-31, 31/12/2021 or 2021.",
    ]


def test_a_file_without_a_column_says_which_it_has() -> None:
    with pytest.raises(FactsRefused) as refused:
        _rows("what;value;value\nx;1;2\n", DEFAULTS)
    assert refused.value.faults == [
        "Two columns are called “value”.",
        "There is no column “name / nom”. The columns are: what, value, value.",
    ]


@pytest.mark.parametrize("data", [b"", b"name;value\n", b"PK\x03\x04"])
def test_a_file_without_rows_is_refused(data: bytes) -> None:
    with pytest.raises(FactsRefused):
        read_file(data)


def test_titles_above_the_columns_and_notes_below_the_rows_are_left_out() -> None:
    header, lines = read_file(b"Figures of 2021;\n;\nname;value\nNorth;1\nNote: rounded;\nSource: Insee;\n", COLUMNS)
    assert header == ["name", "value"] and lines == [(4, ["North", "1"])]
    header, lines = read_file(b"what;ever\nSource;1\nNorth;1\n", COLUMNS)
    assert header == ["what", "ever"] and len(lines) == 2


def test_a_figure_that_may_be_two_is_a_fault_of_its_line() -> None:
    columns = (COLUMNS[0], Column("value", ("value", "valeur"), number, None, is_figure=True))
    faults: list[str] = []
    read_rows(*read_file(b"name;value\nNorth;1\nSouth;4.825\n"), columns, {}, faults)
    assert faults == ["Line 3, value / valeur: “4.825” may be 4825 or 4.8250: write it as one of these."]


def test_of_many_faults_the_first_twenty_are_shown() -> None:
    assert FactsRefused([str(place) for place in range(23)]).faults[-1] == "And 3 more faults."
    assert at(3, "name", "it is empty") == "Line 3, name: it is empty."


def test_a_row_that_says_again_what_another_said_is_a_fault() -> None:
    rows = read_rows(*read_file(b"name;value\nNorth;1\nSouth;2\nNORTH;3\n"), COLUMNS, DEFAULTS, [])
    assert list(twice(rows, ("name",))) == ["Line 4: it says the same thing as line 2."]


def test_words_marked_as_words_lose_their_mark() -> None:
    assert _rows("name\n'=1+1\n'''=x\n'tis\n", DEFAULTS)[0][0]["name"] == "=1+1"
    assert [one["name"] for one in _rows("name\n''=x\n'tis\n", DEFAULTS)[0]] == ["'=x", "'tis"]
