"""Each reason has its code, its sentence and the status of bad input."""

import pytest

from consult.assessments.methods import unweighable
from consult.assessments.methods.unweighable import (
    CapBelowCategory,
    CapTooTight,
    Contradiction,
    EmptyCategory,
    MissingTarget,
    MissingValue,
    NobodyToWeigh,
    NoConvergence,
    NotAShare,
    TooFewInCategory,
    Unweighable,
    WrongCap,
    WrongTotal,
    ZeroTarget,
)

REASONS = [
    (NobodyToWeigh(), "nobody"),
    (NotAShare("age", "old"), "not_a_share"),
    (WrongTotal("age", 0.9), "targets_sum"),
    (MissingValue("age", 2), "missing_value"),
    (MissingTarget("age", "old", 2), "missing_target"),
    (EmptyCategory("age", "old"), "empty_category"),
    (TooFewInCategory("age", "old"), "too_few"),
    (ZeroTarget("age", "old"), "zero_target"),
    (Contradiction("age"), "contradiction"),
    (NoConvergence("age", 300, 0.0021), "no_convergence"),
    (WrongCap(), "wrong_cap"),
    (CapTooTight(0.3, 3), "cap_too_tight"),
    (CapBelowCategory("age", "old", 4.5), "cap_too_tight"),
]


@pytest.mark.parametrize(("reason", "code"), REASONS)
def test_a_reason_says_what_it_is_about(reason: Unweighable, code: str) -> None:
    text = str(reason)
    assert (reason.code, reason.status) == (code, 422)
    assert text.endswith(".") and "%(" not in text
    assert all(about in text for about in (reason.margin, reason.category) if about)
    assert reason.row is None or f"Row {reason.row + 1} " in text


def test_no_reason_is_left_out() -> None:
    known = {one for one in vars(unweighable).values() if isinstance(one, type) and issubclass(one, Unweighable)}
    assert {type(reason) for reason, _code in REASONS} == known - {Unweighable}
