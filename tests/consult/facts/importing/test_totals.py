"""Lines of totals, and shares written as numbers or in percent."""

import pytest
from flask import Flask

from consult.facts.importing.reading import Read
from consult.facts.importing.totals import as_shares, without_total


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> object:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def _group(key: str, *figures: float, total: float | None = None) -> list[Read]:
    told = [
        *((f"c{place}", figure) for place, figure in enumerate(figures)),
        *([("Ensemble", total)] if total is not None else []),
    ]
    fact = {"variable": "sex", "inhabitants": None, "share": None}
    return [Read(line, fact | {"category": name, key: figure}) for line, (name, figure) in enumerate(told, 2)]


def _shares(group: list[Read], *, is_wide: bool) -> list[float | None]:
    return [row.fact["share"] for row in as_shares(group, is_wide=is_wide)]


def test_a_line_that_sums_the_others_up_is_no_category() -> None:
    faults: list[str] = []
    for group in (_group("inhabitants", 12.0, 11.0, total=23.0), _group("share", 0.52, 0.48, total=1.0)):
        assert [row.fact["category"] for row in without_total(group, faults)] == ["c0", "c1"] and not faults


def test_a_total_that_is_none_is_told() -> None:
    faults: list[str] = []
    without_total(_group("inhabitants", 12.0, 11.0, total=40.0), faults)
    assert faults == ["Line 4: “Ensemble” is not the sum of the other categories of “sex”."]


def test_percents_are_shares_whether_a_total_stands_below_or_not() -> None:
    assert _shares(_group("share", 52.5, 47.5), is_wide=False) == [0.525, 0.475]
    assert _shares(_group("share", 0.5, 99.5, total=100.0), is_wide=False) == [0.005, 0.995, 1.0]
    assert _shares(_group("share", 0.5, 0.5), is_wide=False) == [0.5, 0.5]


def test_decimals_of_the_wide_form_that_sum_to_one_or_a_hundred_are_shares() -> None:
    assert _shares(_group("inhabitants", 0.52, 0.48), is_wide=True) == [0.52, 0.48]
    assert _shares(_group("inhabitants", 52.5, 47.5), is_wide=True) == [0.525, 0.475]
    assert _shares(_group("inhabitants", 0.1, 9.0), is_wide=True) == [None, None]
    assert _shares(_group("inhabitants", 1.0, 0.0), is_wide=True) == [None, None]
    assert _shares(_group("inhabitants", 0.52, 0.48), is_wide=False) == [None, None]
