"""What differs between two diagnostics beside what people think."""

from typing import Any

import pytest
from flask import Flask

from consult.assessments.likeness import unlike
from tests.consult.assessments.snapshots_made import known, snapshot


def _said(app: Flask, now: dict[str, Any], before: dict[str, Any], needs: tuple[str, ...] = ("A doctor",)) -> str:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        later = snapshot(*(known(one, one) for one in needs), inputs=now)
        return " ".join(unlike(later, snapshot(known("a", "A  Doctor"), inputs=before, consultation="two")))


def _who(women: float) -> list[dict[str, Any]]:
    rows = [{"label": "Women", "share": women}, {"label": "Men", "share": None}]
    return [{"label": "Sex", "rows": [{**row, "population": 0.5, "count": 1} for row in rows]}]


def test_of_two_alike_nothing_is_said(app: Flask) -> None:
    told = {"channels": {"web": 90, "paper": 10}, "who": _who(0.52)}
    assert _said(app, told, {"channels": {"web": 95, "paper": 9}, "who": _who(0.5)}) == ""


def test_other_ways_are_named(app: Flask) -> None:
    words = _said(app, {"channels": {"web": 105}}, {"channels": {"import": 240}})
    assert words == "People did not take part in the same ways: from an earlier survey before, online now."


def test_the_same_ways_in_another_measure_are_said_where_their_numbers_are_told(app: Flask) -> None:
    before = {"channels": {"web": 50, "paper": 50}}
    assert "same ways" in _said(app, {"channels": {"web": 90, "paper": 20}}, before)
    assert _said(app, {"channels": {"web": 90, "paper": None}}, before) == ""


@pytest.mark.parametrize(("women", "is_said"), [(0.55, False), (0.73, True)])
def test_a_group_whose_part_changed_much_is_named(app: Flask, women: float, is_said: bool) -> None:
    words = _said(app, {"who": _who(women)}, {"who": _who(0.5)})
    assert ("“Women” were 50% before, 73% now" in words) is is_said


def test_who_took_part_may_be_known_of_one_only(app: Flask) -> None:
    assert "known of one of the two only" in _said(app, {"who": _who(0.5)}, {})


def test_weights_of_one_alone_are_said(app: Flask) -> None:
    weighting = {"weighting": {"by": ["Age"], "n_eff": 50}}
    assert _said(app, weighting, {}) == "Participants are weighted now; before they were not."


def test_another_list_of_needs_is_said(app: Flask) -> None:
    words = _said(app, {}, {}, ("A doctor", "A bus"))
    assert "another list of needs (1 before, 2 now)" in words and "share of choices from a list" in words
