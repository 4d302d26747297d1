"""The two sides of a gap."""

import numpy as np

from consult.diagnostics.question_types.contract import IMPORTANCE_RATING, SATISFACTION
from consult.diagnostics.question_types.importance_satisfaction import ImportanceSatisfaction

OPTIONS = {
    "items": [{"key": "bus", "label": "Bus", "need": "n1"}, {"key": "care", "label": "Care", "need": "n2"}],
    "unimportant": "Not",
    "important": "Very",
    "lowest": "Low",
    "highest": "High",
}
KIND = ImportanceSatisfaction()


def test_each_side_of_each_service_is_read() -> None:
    answer = KIND.parse(OPTIONS, {"bus-importance": ["5"], "bus-satisfaction": ["0"], "care-importance": [""]})
    assert answer == {"bus-importance": 5, "bus-satisfaction": 0}
    assert KIND.validate(OPTIONS, answer) == {}
    assert set(KIND.missing(OPTIONS, answer)) == {"care-importance", "care-satisfaction"}


def test_levels_and_services_that_do_not_exist_are_refused() -> None:
    assert set(KIND.validate(OPTIONS, {"bus-importance": 6, "bus-satisfaction": 3})) == {"bus-importance"}
    assert set(KIND.validate(OPTIONS, {"bus": 3})) == set(KIND.validate(OPTIONS, {"tram-importance": 3})) == {""}


def test_it_gives_two_tables_about_the_same_needs() -> None:
    assert [reading.measures for reading in KIND.readings(OPTIONS)] == [IMPORTANCE_RATING, SATISFACTION]
    assert all([item["need"] for item in reading.items] == ["n1", "n2"] for reading in KIND.readings(OPTIONS))
    assert KIND.export(OPTIONS, {"bus-importance": 5, "care-satisfaction": 2}) == ["5", "", "", "2"]


def test_figures_count_the_levels_of_each_side() -> None:
    partitions = KIND.summarize(OPTIONS, np.array([[5, 1, 2, 0], [5, 0, 1, 3]], dtype=np.uint8))
    assert [[count for _words, count in one.parts] for one in partitions] == [
        [0, 0, 0, 0, 2, 0],
        [1, 0, 0, 0, 0, 1],
        [1, 1, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 1],
    ]


def test_a_need_is_named_where_its_service_does_not_satisfy() -> None:
    assert KIND.needs_named(OPTIONS, {"bus-importance": 1, "care-satisfaction": 2, "bus-satisfaction": 3}) == {"n2"}
