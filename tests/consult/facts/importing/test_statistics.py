"""Official statistics."""

from datetime import date

import pytest

from consult.facts.importing.reading import FactsRefused
from consult.facts.importing.statistics import read_statistics, summary
from tests.factories.facts import STATISTICS


def test_figures_have_unit_benchmark_and_source() -> None:
    doctors, homes = facts = read_statistics(STATISTICS.encode(), {})
    assert doctors == {
        "area": "",
        "topic": "Health",
        "name": "Doctors for 10,000 inhabitants",
        "value": 4.8,
        "unit": "doctors",
        "benchmark": 8.3,
        "better": "higher",
        "source": "Drees",
        "observed_on": date(2023, 12, 31),
    }
    assert (homes["benchmark"], homes["better"]) == (None, None)
    assert summary(facts) == "2 figures are known."


def test_a_figure_without_source_or_said_twice_is_refused() -> None:
    for text, fault in (
        ("name;value;day\nDoctors;4;2021\n", "There is no column “source”"),
        ("name;value;source;day\nDoctors;4;Insee;2021\ndoctors;5;Insee;2021\n", "Line 3: it says the same thing"),
        ("name;value;source;day;mieux\nDoctors;4;Insee;2021;often\n", "none of these"),
    ):
        with pytest.raises(FactsRefused) as refused:
            read_statistics(text.encode(), {})
        assert fault in refused.value.faults[0]
