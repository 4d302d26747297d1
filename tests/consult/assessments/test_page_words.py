"""Sentences of pages as plain words."""

from flask import Flask
from flask_babel import force_locale

from consult.assessments.page_words import NEEDS, SAID, TESTIMONIES, said

SERVICES = {"count": 2, "everywhere": 0, "areas": [{"area": "North & West", "count": 2}], "without": ["South"]}


def test_a_sentence_of_a_page_is_plain_words(database: Flask) -> None:
    with force_locale("en"):
        words = said(NEEDS, "services", SERVICES)
    assert words.startswith("The inventory of services knows of 2 services that answer it.")
    assert "North & West (2)." in words and words.endswith("Without a service: South.") and "  " not in words


def test_the_service_of_today_and_the_inventory_make_one_statement(database: Flask) -> None:
    nothing = {"count": 0, "everywhere": 0, "areas": [], "without": ["South"], "of_theme": 2}
    with force_locale("en"):
        assert said(NEEDS, "services", nothing, "School bus") == (
            "Today: School bus. The inventory of services lists nothing under this need. "
            "It lists 2 services for the theme as a whole."
        )
        assert said(NEEDS, "services", nothing | {"of_theme": 0}) == "The inventory of services knows of none that answers it."
        assert said(NEEDS, "services", None, "School bus") == "Today: School bus."


def test_a_difference_whose_interval_holds_nothing_may_be_nothing(database: Flask) -> None:
    gap = {"variable": "Your age", "best": "Old", "worst": "Young", "value": 0.12, "low": -0.08, "high": 0.32}
    with force_locale("en"):
        assert "12 points apart (-8 to 32). As the interval holds 0, there may be no difference at all." in said(
            NEEDS, "gap", gap
        )
        assert "no difference" not in said(NEEDS, "gap", gap | {"low": 0.02})


KNOWN = {"count": 6, "base": 24, "share": 0.25, "low": 0.12, "high": 0.45, "ideas": 0}
HIDDEN = {"count": None, "base": 24, "share": None, "is_hidden": True, "at_least": 0.04, "at_most": 0.42, "ideas": 1}


def test_who_speaks_of_a_need_is_told_of_those_whose_texts_are_sorted_and_how_many_wait(database: Flask) -> None:
    some, all_, none = {"texts": 40, "sorted": 26}, {"texts": 40, "sorted": 40}, {"texts": 40, "sorted": 3}
    with force_locale("en"):
        assert said(SAID, "count", KNOWN | some) == (
            "Of the people whose texts are sorted, 6 speak of it (25%, between 12% and 45%). 14 texts are not sorted yet."
        )
        assert said(SAID, "count", KNOWN | some | {"count": 0}).startswith("Of the people whose texts are sorted, nobody speaks")
        assert said(SAID, "count", HIDDEN | some) == (
            "Of the people whose texts are sorted, between 4% and 42% speak of it. 14 texts are not sorted yet. "
            "1 idea is about it."
        )
        assert said(SAID, "count", {"ideas": 2, "share": None} | none) == (
            "Not sorted yet: 3 of 40 texts are sorted, too few to count who speaks of it. 2 ideas are about it."
        )
        assert said(SAID, "count", {"ideas": 0, "share": None} | all_) == "", "too few people wrote"
        for told in (KNOWN, KNOWN | all_):
            assert said(SAID, "count", told) == "6 of the people who wrote speak of it (25%, between 12% and 45%)."


def test_an_assessment_of_before_says_nothing_of_texts_that_wait(database: Flask) -> None:
    before = {"writers": 30, "ideas": 0, "looked_at": 3, "proposed": 0, "accuracy": None, "unread": 0}
    with force_locale("en"):
        assert "are sorted" not in said(TESTIMONIES, "sorted", before) and "left out" not in said(TESTIMONIES, "sorted", before)
        now = said(TESTIMONIES, "sorted", before | {"texts": 40, "sorted": 3, "left_out": 12})
        assert "3 of 40 texts are sorted; of the others nobody knows yet" in now and "12 answers without words" in now
        assert "A few answers without words of their own" in said(TESTIMONIES, "sorted", before | {"left_out": None})
