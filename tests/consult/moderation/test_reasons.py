"""The published reasons."""

from consult.moderation.reasons import REASONS


def test_each_reason_says_what_to_do_about_it() -> None:
    assert len(REASONS) >= 5
    assert all(reason.label and reason.advice and len(reason.key) <= 32 for reason in REASONS)
