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
