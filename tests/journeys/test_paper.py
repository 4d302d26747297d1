"""A questionnaire on paper: printed, typed in twice by keyboard, settled; and a volunteer on a phone without JavaScript."""

import io
import re

import pytest
from playwright.sync_api import Browser, Download, expect
from pypdf import PdfReader

from consult.consultations.models import Consultation
from consult.core.actors import MODERATOR, ORGANISER
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.factories import fieldwork
from tests.journeys.town import Town
from tests.journeys.walker import Walker, short_code

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def paper_town(town: Town) -> Town:
    """A town with an open diagnostic, an organiser, a moderator and a volunteer."""
    with town.app.app_context():
        consultation = fieldwork.questionnaire().consultation
        people.account("Olga", organisation=consultation.organisation, role=ORGANISER)
        people.account("Malik", organisation=consultation.organisation, role=MODERATOR)
        fieldwork.volunteer(consultation)
    return town


def _walker(chrome: Browser, town: Town, name: str, *, is_phone: bool = False) -> Walker:
    screen = PHONE if is_phone else DESKTOP
    context = chrome.new_context(base_url=town.address, viewport=screen, locale="en-GB", java_script_enabled=not is_phone)
    walker = Walker(context)
    walker.enter(town, f"{name}@valfleuri.example")
    return walker


def _printed(download: Download) -> list[str]:
    """The codes on the sheets."""
    with open(download.path(), "rb") as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
    return list(dict.fromkeys(re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]", " ".join(page.extract_text() for page in pages))))


def _key(walker: Walker, field: str, code: str, figure: str, words: str) -> None:
    """Types a sheet in with the keyboard alone: the code, a figure for the answer, words, and Enter."""
    walker.open(f"{field}/saisie")
    expect(walker.page.locator("#code")).to_be_focused()
    keyboard = walker.page.keyboard
    keyboard.type(code.lower())
    keyboard.press("Enter")
    walker.heading(code)
    # Figures are keys once the script of the page is there.
    walker.page.wait_for_load_state("load")
    walker.page.locator("#drives222222").focus()
    keyboard.press(figure)
    keyboard.press("Tab")
    keyboard.type(words)
    walker.page.get_by_role("button", name="Keep this reading").last.focus()
    keyboard.press("Enter")


def _responses(town: Town) -> dict[str, str]:
    with town.app.app_context():
        return {response.code: response.channel for response in db.session.query(Response)}


def test_print_key_twice_discrepancy_resolved_and_a_person_at_the_door(chrome: Browser, paper_town: Town) -> None:
    olga, malik = _walker(chrome, paper_town, "olga"), _walker(chrome, paper_town, "malik")
    with paper_town.app.app_context():
        uid = db.session.query(Consultation).one().uid
    field = f"/terrain/{uid}"
    olga.open(f"/organisation/consultations/{uid}")
    olga.follow("On paper and from door to door")
    olga.page.locator("#sheets_count").fill("2")
    olga.press("Prepare the sheets")
    with olga.page.expect_download() as download:
        olga.follow("Sheets 1 to 2 (PDF)")
    first, second = _printed(download.value)
    _key(olga, field, first, "2", "To the market")
    olga.sees("typed in once")
    _key(malik, field, first, "2", "To town")
    malik.sees("the two readings differ")
    malik.follow(first)
    malik.sees("To the market")
    malik.page.locator("textarea").fill("To the market")
    malik.press("The sheet says this")
    malik.sees("it counts now")
    assert _responses(paper_town) == {first: "paper"}
    victor = _walker(chrome, paper_town, "victor", is_phone=True)
    victor.open(field)
    victor.follow("Next person")
    victor.page.get_by_label("Yes").check()
    victor.press("Hand these answers in")
    code = short_code(victor)
    victor.follow("Next person")
    victor.page.go_back()
    assert victor.page.get_by_label("Yes").count() == 0 or not victor.page.get_by_label("Yes").is_checked()
    assert _responses(paper_town) == {first: "paper", code: "desk"} and second not in _responses(paper_town)
    for walker in (olga, malik, victor):
        walker.page.context.close()
