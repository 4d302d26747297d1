"""Satisfaction with several services."""

import numpy as np

from consult.diagnostics.question_types.satisfaction import Satisfaction

OPTIONS = {
    "items": [{"key": "bus", "label": "Bus", "need": "n1"}, {"key": "doctor", "label": "Doctor", "need": None}],
    "lowest": "Low",
    "highest": "High",
}
KIND = Satisfaction()


def test_levels_are_read_by_service_and_zero_is_i_do_not_know() -> None:
    assert KIND.parse(OPTIONS, {"bus": ["5"], "doctor": ["0"]}) == {"bus": 5, "doctor": 0}
    assert KIND.validate(OPTIONS, {"bus": 5, "doctor": 0}) == {}


def test_a_level_that_does_not_exist_is_named_at_its_service() -> None:
    assert set(KIND.validate(OPTIONS, {"bus": 6, "doctor": 3})) == {"bus"}
    assert set(KIND.validate(OPTIONS, {"bus": True})) == {"bus"}
    assert set(KIND.validate(OPTIONS, {"bus": 3.0})) == {"bus"}
    assert set(KIND.validate(OPTIONS, {"tram": 3})) == {""}


def test_when_required_each_service_wants_an_answer() -> None:
    assert set(KIND.missing(OPTIONS, {"bus": 0})) == {"doctor"}
    assert KIND.missing(OPTIONS, {"bus": 0, "doctor": 4}) == {}


def test_a_need_is_named_where_its_service_does_not_satisfy() -> None:
    assert KIND.needs_named(OPTIONS, {"bus": 2, "doctor": 1}) == {"n1"}
    assert KIND.needs_named(OPTIONS, {"bus": 3}) == KIND.needs_named(OPTIONS, {"bus": 0}) == set()


def test_figures_count_each_level_of_each_service() -> None:
    bus, doctor = KIND.summarize(OPTIONS, np.array([[5, 0], [5, 1], [4, 1]], dtype=np.uint8))
    assert (bus.label, doctor.label) == ("Bus", "Doctor")
    assert [count for _words, count in bus.parts] == [0, 0, 0, 1, 2, 0]
    assert [count for _words, count in doctor.parts] == [2, 0, 0, 0, 0, 1]
    assert [words for words, _count in bus.parts[:5]] == ["Low", "2", "3", "4", "High"]


def test_an_export_leaves_i_do_not_know_empty() -> None:
    assert KIND.export_columns(OPTIONS) == ["Bus", "Doctor"]
    assert KIND.export(OPTIONS, {"bus": 4, "doctor": 0}) == ["4", ""]
