"""Lists of residents as town halls send them."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.named_columns import FileRefused
from consult.invitations.actions import Listed
from consult.invitations.admission import Claim
from consult.invitations.resident_file import day, read_residents

BORN = date(1943, 3, 14)


def _faults(data: bytes) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read_residents(data)
    return [str(fault) for fault in refused.value.faults]


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> object:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_a_person_may_be_found_by_both_names_and_by_what_the_list_says() -> None:
    data = "Nom de naissance;Prénoms;Nom d'usage;Né(e) le;Numéro\nDUPRÉ;Jeanne, Marie;Martin;14/03/1943;7 B\n".encode()
    claims = (
        Claim("Jeanne, Marie", "DUPRÉ", born_on=BORN),
        Claim("Jeanne, Marie", "DUPRÉ", number="7 B"),
        Claim("Jeanne, Marie", "Martin", born_on=BORN),
        Claim("Jeanne, Marie", "Martin", number="7 B"),
    )
    assert read_residents(data) == [Listed(claims)]


def test_every_fault_is_named_with_its_line() -> None:
    rows = ["nom,prénom,date de naissance,numéro", "Dupré,Marcel,14/03/1943,", ",Amina,1990-07-01,", "Benali,Amina,31/02/1990,"]
    rows += ["Benali,Amina,,", "DUPRE,Marcel Louis,1943-03-14,9"]
    assert _faults("\n".join(rows).encode()) == [
        "Line 3: the first name or the family name is missing.",
        "Line 4: “31/02/1990” is no day of birth. Write it as 31/12/1950.",
        "Line 5: there is neither a day of birth nor a number.",
        "Line 6: this person cannot be told from the one on line 2. "
        "Write double first names with a hyphen, or take out the line that is there twice.",
    ]


def test_a_file_without_first_names_says_so() -> None:
    assert _faults(b"nom\nMarcel\n")[0] == "There is no column “prénom”. The columns are: nom."


@pytest.mark.parametrize("twin", ["Marie-Laure", "Marie", "Marie, Anne", "MARIE  LAURE"])
def test_twins_whom_nothing_but_a_second_name_parts_are_named_before_one_replaces_what_the_other_said(twin: str) -> None:
    rows = f"nom;prénom;date de naissance\nPETIT;Marie Laure;01/02/1980\nPETIT;{twin};01/02/1980\n"
    assert [fault[:52] for fault in _faults(rows.encode())] == ["Line 3: this person cannot be told from the one on l"]


def test_twins_with_double_names_are_two() -> None:
    rows = "nom;prénom;date de naissance\nPETIT;Marie Laure;01/02/1980\nPETIT;Marie-Anne;01/02/1980\n"
    assert len(read_residents(rows.encode())) == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1943-03-14", BORN),
        ("1943-03-14 00:00:00", BORN),
        ("14/03/1943", BORN),
        ("14.3.1943", BORN),
        ("14-03-1943", BORN),
        ("14/03/43", None),
        ("29/02/1943", None),
        ("01/01/1700", None),
        ("01/01/2999", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_days_of_birth_are_read_as_they_are_written(written: str, meant: date | None) -> None:
    assert day(written) == meant


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)))
def test_every_day_is_read_in_both_orders(born: date) -> None:
    assert day(born.isoformat()) == day(f"{born:%d/%m/%Y}") == born
