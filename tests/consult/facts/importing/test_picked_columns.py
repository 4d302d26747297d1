"""Columns of a published census file, picked by a mapping."""

from datetime import date

import pytest

from consult.diagnostics.importing.faults import Refused
from consult.facts.importing.picked_columns import read_picked
from consult.facts.importing.reading import FactsRefused

FILE = b"CT,Nom,M,W\n1,Zurich,175836,187437\n25,Geneve,83449,94515\n1,Uster,9.5,10\n"
MAPPING = """
area: Nom
where: {CT: 1}
source: Federal census
day: 2000-12-05
variables:
  Sexe: {men: M, women: W}
"""


def _figures(mapping: str, data: bytes = FILE) -> list[tuple[str, str, float]]:
    return [(one["area"], one["category"], one["inhabitants"]) for one in read_picked(data, mapping)]


def test_columns_are_picked_area_by_area() -> None:
    expected = [("Uster", "men", 9.5), ("Uster", "women", 10), ("Zurich", "men", 175836), ("Zurich", "women", 187437)]
    assert _figures(MAPPING) == expected
    first = read_picked(FILE, MAPPING)[0]
    assert (first["variable"], first["source"], first["observed_on"]) == ("sex", "Federal census", date(2000, 12, 5))


def test_areas_are_summed_to_the_whole_where_asked() -> None:
    whole = [("", "men", 175845.5), ("", "women", 187447)]
    assert _figures(MAPPING + "total: yes\n")[:2] == whole and len(_figures(MAPPING + "total: yes\n")) == 6
    assert _figures(MAPPING + "total: only\n") == whole


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ("nothing", "keys and values"),
        ("source: x\nday: 2000\nvariables: {}", "at least one variable"),
        (MAPPING.replace("2000-12-05", "soon"), "no day"),
        (MAPPING + "totl: yes\n", "means nothing here"),
        (MAPPING.replace("W}", "Women}"), "no column “Women”"),
        (MAPPING.replace("CT: 1", "CT: 99"), "No row has"),
        (MAPPING.replace("M,", "Nom,"), "Line 2, Nom: “Zurich” is not a number"),
    ],
)
def test_a_mapping_that_does_not_fit_says_why(mapping: str, reason: str) -> None:
    with pytest.raises((FactsRefused, Refused)) as refused:
        read_picked(FILE, mapping)
    assert reason in "\n".join(str(fault) for fault in refused.value.faults)


def test_an_area_that_stands_twice_or_has_no_name_is_a_fault() -> None:
    data = FILE + b"1,Uster,1,1\n1,,1,1\n"
    with pytest.raises(FactsRefused) as refused:
        read_picked(data, MAPPING)
    assert refused.value.faults == ["Line 5: the area “Uster” stands twice.", "Line 6: the area has no name."]
