"""A need on paper."""

from flask import Flask
from flask_babel import force_locale

from consult.assessments.page_words import NEEDS, said
from consult.assessments.printed_needs import need_on_paper
from consult.assessments.report import Report
from tests.factories import assessments

HIDDEN = {"value": None, "low": None, "high": None, "base": 40, "is_hidden": True, "at_least": 0.025, "at_most": 0.25}
AGREEMENT = {"text": "More buses", "agree": 0.7, "low": 0.6, "high": 0.8, "base": 50, "lower": 0.5}
QUOTE = {"kind": "answer", "uid": "", "about": "What else?", "words": "No bus home after eight", "reason": "typical"}
GAP = {"variable": "Your age", "best": "Old", "worst": "Young", "value": 0.2, "low": 0.05, "high": 0.35}


def test_a_need_says_all_that_its_page_says_and_quotes_those_who_may_be_quoted(database: Flask) -> None:
    draft = assessments.draft()
    first = draft.estimates[0]
    first.figures = first.figures | {
        "satisfaction": HIDDEN,
        "agreement": [AGREEMENT],
        "testimonies": {
            "count": 12,
            "base": 40,
            "share": 0.3,
            "low": 0.2,
            "high": 0.4,
            "ideas": 0,
            "quotes": [{"words": "Hush"}],
        },
        "services": {"count": 1, "everywhere": 1, "areas": [], "without": []},
        "inequality": [GAP],
        "concentration": [{"variable": "Your area", "value": 0.25}],
    }
    with force_locale("en"):
        told = need_on_paper(first, Report(draft), [QUOTE])
    words = " ".join(told["paragraphs"])
    assert [one["words"] for one in told["quotes"]] == ["“No bus home after eight”"]
    assert words.startswith(
        "Place: 1. 81% of participants name it. Between 2% and 25% of those with an opinion are satisfied today."
    )
    assert "“More buses”: 70% agree" in words and "12 of the people who wrote speak of it" in words and "Hush" not in words
    assert (
        "1 is there for the whole territory." in words
        and "20 points apart (5 to 35)" in words
        and "25% of those who name" in words
    )
    assert ["Satisfaction", "between 2% and 25%", "not shown", "40"] in told["rows"]


def test_a_rounded_weighted_figure_says_so_beside_it_and_why(database: Flask) -> None:
    draft = assessments.draft()
    first = draft.estimates[0]
    ends = {"value": 0.7, "low": 0.53, "high": 0.84}
    first.figures = first.figures | {
        "weighted": {"importance": ends | {"step": 0.1}, "satisfaction": ends | {"step": 0.001}, "importance_satisfaction": ends}
    }
    with force_locale("en"):
        told = need_on_paper(first, Report(draft), [])
    assert ["Importance, weighted participants", "70% (rounded to 10 points)", "53% to 84%", "–"] in told["rows"]
    assert ["Satisfaction, weighted participants", "70%", "53% to 84%", "–"] in told["rows"], "finer than what is written"
    assert any("Weighted figures are rounded where finer ones would tell" in words for words in told["paragraphs"])


def test_a_need_that_gathers_nowhere_says_so_in_words(database: Flask) -> None:
    with force_locale("en"):
        assert said(NEEDS, "gathered", {"variable": "Your age", "value": 0.0}) == (
            "Your age: among those who name this need each group has its part."
        )
