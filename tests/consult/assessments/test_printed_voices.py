"""Opinions and testimonies on paper."""

from typing import Any

from flask import Flask
from flask_babel import force_locale

from consult.assessments.models import NeedsAssessment
from consult.assessments.printed_voices import opinions_on_paper, words_on_paper

STATEMENT = {"text": "More buses", "need": None, "agree": 0.8, "low": 0.7, "high": 0.9, "disagree": 0.2, "pass": 0.0, "base": 60}
HIDDEN = {"agree": None, "low": None, "high": None, "disagree": None, "at_least": 0.02, "at_most": 0.17}
FEW = STATEMENT | HIDDEN | {"text": "Fewer cars", "groups": [None, None]}


def _facts(**told: Any) -> dict[str, Any]:
    shape = {"centre": [0.1, 0.2], "radii": [0.1, 0.1], "angle": 0.0}
    groups = [shape | {"size": 40, "telling": [[0, 1]]}, shape | {"size": 20, "telling": []}]
    facts = {
        "title": "",
        "people": 60,
        "refused": None,
        "statements": [STATEMENT | {"groups": [0.9, 0.6]}, FEW],
        "groups": groups,
        "consensus": [{"statement": 0, "gic": 0.5, "lower": 0.6}],
        "divisive": [],
        "uncertain": [1],
    }
    return facts | told


def test_what_unites_and_who_the_groups_are_is_told_in_words(database: Flask) -> None:
    with force_locale("en"):
        (told,) = opinions_on_paper(NeedsAssessment(inputs={"opinions": [_facts()]}))
    assert told["paragraphs"] == ["60 people answered.", "Their answers form 2 groups."]
    assert [(part["title"], part["rows"]) for part in told["lists"]] == [
        ("What all groups agree with", ["More buses – 80% agree"]),
        ("What many people pass over", ["Fewer cars – between 2% and 17% agree"]),
    ]
    assert [part["title"] for part in told["groups"]] == ["Group A – 40 people", "Group B – 20 people"]
    assert told["groups"][1]["rows"] == ["No statement tells this group from the others."]
    assert told["statements"]["rows"][1] == [
        "Fewer cars",
        "between 2% and 17%",
        "too few to say",
        "0%",
        "60",
        "too few to say",
        "too few to say",
    ]


def test_without_groups_the_reason_is_told(database: Flask) -> None:
    refused = {"code": "few_people", "voters": None, "eligible": None, "needed": 7}
    with force_locale("en"):
        (told,) = opinions_on_paper(NeedsAssessment(inputs={"opinions": [_facts(refused=refused, groups=[], people=None)]}))
    assert told["groups"] == [] and told["paragraphs"][0].startswith("No groups are shown. Reason: not enough people")


def test_where_nobody_wrote_nothing_is_said_of_texts(database: Flask) -> None:
    assert words_on_paper(NeedsAssessment(inputs={}))["paragraphs"] == []
    assert opinions_on_paper(NeedsAssessment(inputs={})) == []
