"""A day."""

from datetime import date

import numpy as np
import pytest

from consult.diagnostics.question_types.date import DateAnswer, read_day

OPTIONS = {"earliest": "2020-01-01", "latest": "2024-12-31"}
KIND = DateAnswer()


@pytest.mark.parametrize("text", ["2024-02-29", "29/02/2024", "29.2.2024", "29-02-2024", " 29 2 2024 "])
def test_a_day_is_understood_as_calendars_send_it_and_as_people_write_it(text: str) -> None:
    assert KIND.parse(OPTIONS, {"": [text]}) == "2024-02-29"
    assert KIND.validate(OPTIONS, "2024-02-29") == {}


@pytest.mark.parametrize(
    "answer", ["2023-02-29", "2024-13-01", "20240229", "2024-W09-4", "tomorrow", "٢٠٢٤-٠٢-٢٩", "0000-01-01", 20240229, None]
)
def test_what_is_no_day_is_refused(answer: object) -> None:
    assert "30/11/2026" in str(KIND.validate(OPTIONS, answer)[""])


def test_days_outside_the_bounds_are_refused_with_the_bound() -> None:
    assert "01/01/2020" in str(KIND.validate(OPTIONS, "2019-12-31")[""])
    assert "31/12/2024" in str(KIND.validate(OPTIONS, "2025-01-01")[""])
    assert KIND.validate({"earliest": "", "latest": ""}, "1900-01-01") == {}


@pytest.mark.parametrize(
    ("slip", "bound"), [("0001-01-01", "01/01/1900"), ("0226-11-30", "01/01/1900"), ("9999-12-31", "31/12/2099")]
)
def test_without_bounds_a_slip_of_the_finger_is_refused_unless_organisers_widen_them(slip: str, bound: str) -> None:
    assert bound in str(KIND.validate({"earliest": "", "latest": ""}, slip)[""])
    assert KIND.validate({"earliest": "0001-01-01", "latest": "9999-12-31"}, slip) == {}


@pytest.mark.parametrize(
    "bounds",
    [
        ("2024-1-1", ""),
        ("", "soon"),
        ("2100-01-01", ""),
        ("", "1900-01-01"),
        ("2024-02-02", "2024-02-02"),
        ("2025-01-01", "2024-01-01"),
    ],
)
def test_bounds_are_days_in_order(bounds: tuple[str, str]) -> None:
    assert KIND.check_options({"earliest": bounds[0], "latest": bounds[1]})
    assert KIND.check_options(OPTIONS) is None


def test_figures_count_days_by_year() -> None:
    days = [(date(*day) - date(1970, 1, 1)).days for day in ((2021, 12, 31), (2022, 1, 1), (1969, 12, 31))]
    (partition,) = KIND.summarize(OPTIONS, np.array([[days[0]], [days[1]], [np.nan]], dtype=np.float64))
    assert partition.parts[:2] == (("2021", 1), ("2022", 1)) and partition.parts[2][1] == 1
    (partition,) = KIND.summarize(OPTIONS, np.array([[days[2]]], dtype=np.float64))
    assert partition.parts[0] == ("1969", 1)
    (partition,) = KIND.summarize(OPTIONS, np.array([[np.nan]]))
    assert [count for _words, count in partition.parts] == [1]


def test_one_day_far_out_does_not_hide_the_years_of_all_others() -> None:
    days = [(date(2015 + place % 10, 5, 1) - date(1970, 1, 1)).days for place in range(60)]
    far = [(date(year, 1, 1) - date(1970, 1, 1)).days for year in (1, 9999)]
    (partition,) = KIND.summarize(OPTIONS, np.array([*days, *far], dtype=np.float64)[:, None])
    assert max(people for _words, people in partition.parts) <= 30
    assert partition.parts[0][0] == "≤\u00a02009" and partition.parts[-2][0] == "≥\u00a02030"


def test_only_ten_signs_are_a_day() -> None:
    assert read_day("2024-02-29") == date(2024, 2, 29)
    assert read_day("2024-02-30") is None
