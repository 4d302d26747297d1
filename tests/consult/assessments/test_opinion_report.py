"""Opinion groups as people read them."""

from typing import Any

from consult.assessments.opinion_report import ROOM, OpinionReport

GROUPS = [
    {"size": 40, "centre": [2.0, 0.0], "radii": [0.5, 0.1], "angle": 1.5708, "telling": [[1, -1]]},
    {"size": 30, "centre": [-1.0, 1.0], "radii": [9.0, 0.0], "angle": 0.0, "telling": []},
]
FACTS: dict[str, Any] = {
    "title": "",
    "people": 70,
    "refused": None,
    "statements": [{"text": text, "base": 70} for text in ("Trees", "Cars", "Benches")],
    "groups": GROUPS,
    "consensus": [{"statement": 2, "gic": 0.8, "lower": 0.7}, {"statement": 0, "gic": 0.3, "lower": 0.4}],
    "divisive": [1],
    "uncertain": [],
}


def test_groups_have_letters_and_lie_on_the_plane() -> None:
    one, other = OpinionReport(FACTS).shapes
    assert (one.letter, one.size, other.letter) == ("A", 40, "B")
    assert one.x == ROOM and abs(one.angle - 90) < 0.01
    assert all(abs(shape.x) + shape.along <= 1 for shape in (one, other)) and other.across > 0


def test_only_what_more_than_half_of_each_group_agrees_with_unites() -> None:
    assert [one["text"] for one in OpinionReport(FACTS).uniting] == ["Benches"]
    assert [one["text"] for one in OpinionReport(FACTS).divisive] == ["Cars"]


def test_what_tells_a_group_from_the_others_is_said_with_its_side() -> None:
    assert OpinionReport(FACTS).telling(0) == [("Cars", False)]


def test_a_refusal_is_a_sentence() -> None:
    figures = {"voters": 20, "eligible": 12, "needed": 7, "min_group": 11}
    refused = FACTS | {"groups": [], "refused": {"code": "few_people", **figures}}
    assert "12 voted on 7 statements or more" in OpinionReport(refused).refusal
    assert OpinionReport(refused).letters == "" and OpinionReport(FACTS).refusal == ""


def test_a_number_of_people_that_may_not_be_told_is_not_told() -> None:
    refused = FACTS | {
        "groups": [],
        "refused": {"code": "few_people", "voters": 20, "eligible": None, "needed": 7, "min_group": 11},
    }
    assert OpinionReport(refused).refusal.startswith("not enough people: fewer than 11 voted")


def test_groups_without_a_gap_and_groups_hidden_in_the_picture_come_with_a_caution() -> None:
    assert OpinionReport(FACTS).cautions == OpinionReport(FACTS | {"gradual": False, "axes": 2}).cautions == []
    assert "one range of opinion" in OpinionReport(FACTS | {"gradual": True, "axes": 2}).cautions[0]
    assert "overlap" in OpinionReport(FACTS | {"gradual": False, "axes": 3}).cautions[0]
