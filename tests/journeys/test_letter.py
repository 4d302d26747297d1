"""A citizen whom a letter invites: on a phone without JavaScript, once."""

import re

import pytest
from playwright.sync_api import Browser, expect

from consult.core.db import db
from consult.diagnostics.models import Response
from tests.factories import invitations
from tests.journeys.town import Town
from tests.journeys.violations import fits
from tests.journeys.walker import Walker, short_code

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def letter(town: Town) -> tuple[str, str]:
    """The page of a diagnostic that asks for a code and is answered once, and the code of a letter."""
    with town.app.app_context():
        questionnaire = invitations.with_codes(is_paged=False, is_replaceable=False)
        return f"/consultations/{questionnaire.consultation.uid}/diagnostic", invitations.letters(questionnaire)[0].code


def _citizen(chrome: Browser, town: Town) -> Walker:
    return Walker(chrome.new_context(base_url=town.address, viewport=PHONE, locale="en-GB", java_script_enabled=False))


def test_a_letter_s_code_gives_one_response_on_a_phone_without_javascript(
    chrome: Browser, town: Town, letter: tuple[str, str]
) -> None:
    page, code = letter
    marcel = _citizen(chrome, town)
    marcel.open(f"{page}/acces?code={code}")
    assert code not in marcel.page.url, "whoever looks at the history of the phone finds no code"
    expect(marcel.page.get_by_label("The code of the letter")).to_have_value(code)
    marcel.press("Continue")
    marcel.page.get_by_label("No", exact=True).check()
    marcel.press("Send my answers")
    marcel.sees("There is something more to answer")
    marcel.page.get_by_label("Where to?").fill("To the market")
    marcel.press("Send my answers")
    marcel.heading("Thank you")
    kept = short_code(marcel)
    again = _citizen(chrome, town)
    again.open(page)
    again.page.get_by_label("The code of the letter").fill(code.lower())
    again.page.keyboard.press("Enter")
    again.sees("A response was given already")
    assert re.search(r"on \w+ \d+, \d{4}, on the web\. Each person gives one", again.page.inner_text("main"))
    fits(again.page, "the code of a letter tried again")
    with town.app.app_context():
        response = db.session.query(Response).one()
        assert (response.code, response.assurance, response.channel) == (kept, "code", "web")
    for walker in (marcel, again):
        walker.page.context.close()
