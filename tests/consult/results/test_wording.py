"""Intervals in words, and the words that questions were asked in before."""

from flask import Flask
from flask_babel import force_locale

from consult.core.actors import SYSTEM
from consult.diagnostics.actions import update_question
from consult.diagnostics.correction_actions import open_correction, start_correction
from consult.results.actions import count_results, publish_results
from consult.results.shown import Share
from consult.results.wording import interval
from tests.browser import Browser
from tests.factories import diagnostics, places, sheets


def test_an_interval_is_said_in_the_language_of_the_reader(app: Flask) -> None:
    share = Share(0.5, 0.404, 0.5961)
    with app.test_request_context("/"):
        with force_locale("en"):
            assert (interval(share), interval(share, 1), interval(None)) == ("40% to 60%", "40.4% to 59.6%", "–")
        with force_locale("fr"):
            assert interval(share) == "40\u202f% à 60\u202f%"


def test_results_say_that_the_wording_was_corrected(visitor: Browser, database: Flask) -> None:
    made = places.consultation()
    asked = sheets.stored(made)
    for _person in range(12):
        diagnostics.response(asked, None, {"drives222222": "n1"})
    draft = start_correction(SYSTEM, asked)
    update_question(SYSTEM, draft.questions[0], label="Do you ever drive?", options=draft.questions[0].options, is_required=True)
    open_correction(SYSTEM, draft, means_the_same={"drives222222": True})
    places.close_stage(made, "diagnostic")
    count_results(SYSTEM, made)
    publish_results(SYSTEM, draft)
    page = visitor.get(f"/consultations/{made.uid}/diagnostic/resultats").get_data(as_text=True)
    assert page.count("The wording was corrected while people answered") == 1 and ">Do you drive?</td>" in page
