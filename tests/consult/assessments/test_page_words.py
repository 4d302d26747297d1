"""Sentences of pages as plain words."""

from flask import Flask
from flask_babel import force_locale

from consult.assessments.page_words import NEEDS, said

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
