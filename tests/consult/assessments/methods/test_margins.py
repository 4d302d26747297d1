"""Margins: shares that sum to one but for rounding, and participants coded by their categories."""

import pytest

from consult.assessments.methods.margins import Margin
from consult.assessments.methods.unweighable import MissingTarget, MissingValue, NotAShare, WrongTotal


def test_rounded_shares_are_made_to_sum_to_one() -> None:
    thirds = Margin.of("age", {"young": 0.333, "grown": 0.333, "old": 0.333})
    assert thirds.categories == ("young", "grown", "old")
    assert thirds.shares.sum() == pytest.approx(1, abs=1e-15)
    assert thirds.shares.tolist() == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        ((0.5, 0.4), "0.9 "),
        ((52.0, 48.0), "100 "),
        ((1_203, 1_157), "2360 "),
        ((0.5, 0.5015), "1.0015 "),
        ((0, 0), "0 "),
        ((1e308, 1e308), "2e.15 "),
        ((10**400, 1), "1e.15 "),
    ],
)
def test_shares_that_sum_to_something_else_are_refused_with_their_sum(shares: tuple[float, float], total: str) -> None:
    with pytest.raises(WrongTotal, match=f"“sex” sum to {total}instead of 1") as refusal:
        Margin.of("sex", {"f": shares[0], "m": shares[1]})
    assert refusal.value.code == "targets_sum" and refusal.value.margin == "sex"


@pytest.mark.parametrize("share", [-0.1, -(10**400), float("nan"), float("inf"), True, "0.5", None])
def test_what_is_no_share_is_refused(share: object) -> None:
    with pytest.raises(NotAShare, match="“m” \\(sex\\)"):
        Margin.of("sex", {"f": 0.5, "m": share})  # type: ignore[dict-item]


def test_participants_are_coded_by_the_place_of_their_category() -> None:
    assert Margin.of("sex", {"f": 0.5, "m": 0.5}).codes(["m", "f", "m"]).tolist() == [1, 0, 1]
    assert Margin.of("sex", {"f": 1}).codes([]).tolist() == []


def test_a_value_without_a_share_is_refused_with_the_first_row_that_has_it() -> None:
    with pytest.raises(MissingTarget, match="Row 3 has the value “x” in “sex”") as refusal:
        Margin.of("sex", {"f": 0.5, "m": 0.5}).codes(["m", "f", "x", ""])
    assert (refusal.value.row, refusal.value.category) == (2, "x")


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_value_is_refused(blank: str) -> None:
    with pytest.raises(MissingValue, match="Row 2 has no value in “sex”"):
        Margin.of("sex", {"f": 0.5, "m": 0.5}).codes(["m", blank])
