"""Texts and labels read from files."""

import pytest

from consult.assessments.text_columns import read_labels, read_texts
from consult.diagnostics.importing.faults import Refused


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [["id", "texte", "thème"], ["1", '"Été :\nde l’ombre"', "Nature"], ["2", "Vélo", ""]]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    found = read_texts(data, ["texte"], ["thème"])
    assert found.texts == ["Été :\nde l’ombre", "Vélo"]
    assert found.labels == [("Nature",), ()] and found.labelled == [("Nature",)] and found.areas is None


def test_several_columns_are_one_text_and_areas_come_along() -> None:
    found = read_texts(b"title,body,where\nTrees,More shade,North\n", ["title", "body"], area="where")
    assert (found.texts, found.labels, found.areas) == (["Trees\nMore shade"], [()], ["North"])


def test_a_cell_of_ten_megabytes_is_read() -> None:
    data = b'id,texte\n1,"' + b"mot " * 2_500_000 + b'"\n'
    assert len(read_texts(data, ["texte"]).texts[0]) == 10_000_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"id,text\n1,a\n", "column texte: the file has no such column"),
        (b"", "the file is empty"),
        (b"id,texte\n", "no rows under its header"),
        (b"id,texte\n1,a,b\n", "line 2: 3 fields instead of 2"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_texts(data, ["texte"])


def test_semicolons_and_bars_separate_labels_and_each_counts_once() -> None:
    assert read_labels([["Transport; Housing|Transport"], [" ", "Housing"], [" ; "]]) == [
        ("Transport", "Housing"),
        ("Housing",),
        (),
    ]


def test_a_comma_separates_only_what_stands_by_itself_elsewhere() -> None:
    title = "Impôts, dépenses, action publique"
    assert read_labels([[title], ["Transport, Logement"], ["Logement"], ["Transport"]]) == [
        (title,),
        ("Transport", "Logement"),
        ("Logement",),
        ("Transport",),
    ]


def test_labels_are_written_as_most_rows_write_them() -> None:
    assert read_labels([["City council"], ["City Council"], ["City Council"]]) == [("City Council",)] * 3
