"""A number between bounds."""

import numpy as np
import pytest

from consult.diagnostics.question_types.number import Number, read_number, write_number

OPTIONS = {"unit": "minutes", "lowest": 0, "highest": 200, "decimals": 1}
KIND = Number()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (" 1 234,5 ", 1234.5),
        ("1\u202f234", 1234),
        ("\u22123", -3),
        ("+0,0", 0),
        ("-0", 0),
    ],
)
def test_commas_points_spaces_and_minus_signs_are_understood(text: str, number: float) -> None:
    assert KIND.parse(OPTIONS, {"": [text]}) == number


@pytest.mark.parametrize("text", ["NaN", "inf", "-Infinity", "1e400", "1e3", "0x10", "٣", "1,234,5", "three", "1.", "9" * 5_000])
def test_what_is_no_number_stays_as_typed_and_is_refused(text: str) -> None:
    assert KIND.parse(OPTIONS, {"": [text]}) == text
    assert "in figures" in str(KIND.validate(OPTIONS, text)[""])


@pytest.mark.parametrize("answer", [float("nan"), float("inf"), True, None, [1], 10**400, -1, 200.5, 12.25])
def test_numbers_that_cannot_be_kept_are_refused(answer: object) -> None:
    assert KIND.validate(OPTIONS, answer)


def test_each_refusal_says_what_is_wanted() -> None:
    assert "between 0 and 200" in str(KIND.validate(OPTIONS, 201)[""])
    assert "at most 1 figures" in str(KIND.validate(OPTIONS, 1.25)[""])
    assert "whole number" in str(KIND.validate(OPTIONS | {"decimals": 0}, 1.5)[""])


def test_bounds_leave_room_for_more_than_one_number() -> None:
    assert KIND.check_options(OPTIONS) is None
    assert KIND.check_options(OPTIONS | {"lowest": 200}) and KIND.check_options(OPTIONS | {"lowest": 201})


def test_figures_count_classes_between_the_bounds_and_those_who_said_nothing() -> None:
    values = np.array([[0.0], [19.5], [20.0], [200.0], [np.nan]])
    (partition,) = KIND.summarize(OPTIONS | {"highest": 199}, values[:3])
    assert partition.parts[0] == ("0–19", 2) and partition.parts[1] == ("20–39", 1) and len(partition.parts) == 11
    (partition,) = KIND.summarize(OPTIONS, values)
    assert partition.parts[-2] == ("189–200", 1) and partition.parts[-1][1] == 1


def test_bounds_far_apart_do_not_put_everybody_into_one_class() -> None:
    rents = np.array([300.0 + 10 * place for place in range(60)])[:, None]
    (partition,) = KIND.summarize(OPTIONS | {"highest": 1_000_000_000}, rents)
    assert max(people for _words, people in partition.parts) < 30 and partition.parts[-2][0].startswith("≥")


def test_the_spread_is_of_those_who_gave_a_number() -> None:
    spread = KIND.spread(OPTIONS, np.array([[1.0], [2.0], [3.0], [np.nan], [10.0]]))
    assert spread is not None
    assert (spread.people, spread.mean, spread.lower, spread.median, spread.upper) == (4, 4.0, 1.0, 2.0, 3.0)


def test_numbers_are_written_without_exponent() -> None:
    assert [write_number(one) for one in (3, 3.5, 0.0001, -2.25)] == ["3", "3.5", "0.0001", "-2.25"]
    assert read_number(write_number(0.0001)) == 0.0001
