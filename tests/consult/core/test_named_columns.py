"""Tables read by the names of their columns."""

import pytest
from flask import Flask

from consult.core.named_columns import FileRefused, read_named, too_long

NAMES = {"name": ("name", "nom"), "area": ("area", "quartier")}


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> object:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_cells_are_found_by_the_names_of_their_columns_with_their_lines() -> None:
    rows = read_named(b"Quartier;Nom\n\nCentre; Marcel \n;Amina\n", NAMES, {"name": "nom"})
    assert rows == [(3, {"name": "Marcel", "area": "Centre"}), (4, {"name": "Amina", "area": ""})]


@pytest.mark.parametrize("data", [b"", b"name\n", b"who\nMarcel\n", b"PK\x03\x04 nothing"])
def test_what_cannot_be_used_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_named(data, NAMES, {"name": "nom"})
    assert refused.value.faults


def test_what_is_too_long_is_named_with_its_line() -> None:
    assert too_long([(7, {"name": "x" * 9})], {"name": 8}) == ["Line 7: “xxxxxxxxx…” is longer than 8 signs."]


def test_of_many_faults_the_first_twenty_are_shown() -> None:
    assert FileRefused([f"{number}" for number in range(25)]).faults[19:] == ["19", "And 5 more faults."]
