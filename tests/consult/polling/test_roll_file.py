"""Rolls as town halls send them."""

import io

import pytest
import xlsxwriter

from consult.core.named_columns import FileRefused
from consult.polling.roll_actions import Named
from consult.polling.roll_file import read_roll

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _in_english(app: object) -> object:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):  # type: ignore[attr-defined]
        yield


def _faults(data: bytes) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read_roll(data)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_list_is_read_whatever_program_wrote_it(encoding: str, sign: str) -> None:
    lines = ["Numéro", "Nom", "Prénom", "Adresse"], ["7", "Dupré", "Élise", "3 rue du Pont"]
    data = "\r\n".join(sign.join(line) for line in lines).encode(encoding)
    assert read_roll(data) == [Named("7", "Élise Dupré", "3 rue du Pont")]


def test_a_workbook_is_read_with_its_numbers_as_they_are_seen() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for place, row in enumerate([["reference", "name", "area"], [1204, "Marcel", "North"], ["1205b", "Amina", "South"]]):
        sheet.write_row(place, 0, row)
    book.close()
    assert read_roll(file.getvalue()) == [Named("1204", "Marcel", area="North"), Named("1205b", "Amina", area="South")]


def test_every_fault_is_named_with_its_line() -> None:
    faults = _faults(b"number,name\n1,Marcel\n,Amina\n3,\n1,Jeanne\n" + b"4," + b"x" * 300)
    assert faults == [
        "Line 3: the person has no number.",
        "Line 4: the person has no name.",
        f"Line 6: “{'x' * 30}…” is longer than 200 signs.",
        "Line 5: the number 1 already stands on line 2.",
    ]


def test_of_many_faults_the_first_twenty_are_shown() -> None:
    faults = _faults(b"number,name\n" + b",nobody\n" * 25)
    assert len(faults) == 21 and faults[-1] == "And 5 more faults."


def test_a_file_without_its_columns_says_which_it_has() -> None:
    assert _faults(b"id,who\n1,Marcel\n")[0] == "There is no column “numéro”. The columns are: id, who."


@pytest.mark.parametrize("data", [b"", b"\n\n", b"number,name\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "holds nobody" in _faults(data)[0]


def test_what_only_looks_like_a_workbook_is_refused() -> None:
    assert "cannot be read" in _faults(b"PK\x03\x04 nothing")[0]


def test_quotes_and_line_breaks_inside_a_cell_are_kept() -> None:
    people = read_roll(b'number,name,address\n1,"Marcel ""Max""","3 rue du Pont\n01230 Valfleuri"\n\n2,Amina,\n')
    assert people == [Named("1", 'Marcel "Max"', "3 rue du Pont\n01230 Valfleuri"), Named("2", "Amina")]
