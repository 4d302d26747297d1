"""Intervals in words."""

from flask import Flask
from flask_babel import force_locale

from consult.results.shown import Share
from consult.results.wording import interval


def test_an_interval_is_said_in_the_language_of_the_reader(app: Flask) -> None:
    share = Share(0.5, 0.404, 0.5961)
    with app.test_request_context("/"):
        with force_locale("en"):
            assert (interval(share), interval(share, 1), interval(None)) == ("40% to 60%", "40.4% to 59.6%", "–")
        with force_locale("fr"):
            assert interval(share) == "40\u202f% à 60\u202f%"
