"""The experiment of the demonstration."""

from datetime import date

from consult.demo.experiment import _days_from


def test_one_reads_the_indicators_once_a_month() -> None:
    assert _days_from(date(2026, 1, 1), 2) == [date(2026, 1, 31), date(2026, 3, 2)]
