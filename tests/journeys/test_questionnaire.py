"""Answering a diagnostic page by page: on a phone without JavaScript, without a network, interrupted; and by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from consult import create_app
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import engines
from tests.conftest import TEMPLATE, worker_number
from tests.factories import places, sheets
from tests.journeys.town import Town
from tests.journeys.walker import Walker, short_code

COPIED = "async (mark) => { while (!(await caches.match(mark))) await new Promise((resolve) => setTimeout(resolve, 50)); }"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def asking_town() -> Iterator[Town]:
    """A town whose diagnostic has pages, a condition and an open link."""
    session = engines.current()
    url = session.create_database(f"consult_asking_{worker_number()}", template=TEMPLATE)
    made = Town(url, session.redis(worker_number() + 4), CONSULT_LOCALE="en")
    with create_app(**made.settings()).app_context():
        sheets.stored(places.consultation(), assurance="open")
    yield made.start()
    made.stop()


def _start(town: Town) -> str:
    with create_app(**town.settings()).app_context():
        return f"/consultations/{db.session.query(Consultation).one().uid}/diagnostic"


def _answers(town: Town) -> list[set[object]]:
    with create_app(**town.settings()).app_context():
        return [set(response.answers.values()) for response in db.session.query(Response).order_by(Response.id)]


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_phone_without_javascript_is_interrupted_and_another_one_goes_on(chrome: Browser, asking_town: Town) -> None:
    screen = {"base_url": asking_town.address, "viewport": PHONE, "locale": "en-GB", "java_script_enabled": False}
    walker = Walker(chrome.new_context(**screen))
    walker.open(_start(asking_town))
    walker.follow("Answer without an account")
    walker.page.get_by_label("No").check()
    walker.press("Continue")
    walker.sees("Page 2 of 3")
    walker.page.get_by_label("Where to?").fill("The sea")
    _fits(walker.page)
    walker.page.get_by_role("button", name="Save and go on later").click()
    walker.heading("Your answers are kept")
    code = short_code(walker)
    walker.page.context.close()
    other = Walker(chrome.new_context(**screen))
    other.open("/diagnostic/reprendre")
    other.page.locator("#code").fill(code.lower())
    other.press("Go on")
    expect(other.page.get_by_label("Where to?")).to_have_value("The sea")
    other.page.get_by_role("button", name="Continue").last.click()
    other.page.get_by_role("button", name="Back").click()
    other.page.get_by_role("button", name="Continue").last.click()
    other.page.get_by_label("Anything else?").fill("No")
    other.page.get_by_role("button", name="Send my answers").last.click()
    other.heading("Thank you")
    _fits(other.page)
    assert {"n2", "The sea", "No"} in _answers(asking_town)
    other.page.context.close()


def test_a_keyboard_is_enough(chrome: Browser, asking_town: Town) -> None:
    context = chrome.new_context(base_url=asking_town.address, viewport=DESKTOP, locale="en-GB")
    page = context.new_page()
    page.goto(f"{_start(asking_town)}/page/1")
    _tab_to(page, "radio")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Anything else?")).to_be_visible()
    _tab_to(page, "textarea")
    page.keyboard.type("By keyboard")
    _tab_to(page, "submit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert {"n1", "By keyboard"} in _answers(asking_town)
    context.close()


@pytest.fixture
def train(chrome: Browser, asking_town: Town) -> Iterator[BrowserContext]:
    """A phone whose network comes and goes, of somebody who has not been here yet."""
    context = chrome.new_context(base_url=asking_town.address, viewport=PHONE, locale="en-GB")
    yield context
    context.close()


def _kept(context: BrowserContext, path: str) -> Page:
    """A page whose worker has kept what it needs."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(path)
    page.evaluate(COPIED, f"{path.partition('/page')[0]}/copie")
    return page


def test_what_is_sent_without_a_network_comes_in_once_when_it_is_back(train: BrowserContext, asking_town: Town) -> None:
    start = _start(asking_town)
    page = _kept(train, f"{start}/page/1")
    page.get_by_label("No").check()
    train.set_offline(True)
    page.get_by_role("button", name="Continue").last.click()
    expect(page.get_by_label("No")).to_be_checked()
    page.get_by_label("Where to?").fill("A tunnel")
    page.get_by_label("Anything else?").fill("Not yet")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("They are sent when the network is back")).to_be_visible()
    page.close()
    assert not [one for one in _answers(asking_town) if "A tunnel" in one]
    train.set_offline(False)
    page = train.new_page()
    page.goto(start)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.goto(f"{start}/page/3")
    expect(page.get_by_text("You have already answered")).to_be_visible()
    assert [one for one in _answers(asking_town) if "A tunnel" in one] == [{"n2", "A tunnel", "Not yet"}]


def test_what_is_wrong_is_said_when_the_network_is_back_and_nothing_is_lost(train: BrowserContext, asking_town: Town) -> None:
    start = _start(asking_town)
    page = _kept(train, start)
    train.set_offline(True)
    page.goto(f"{start}/page/1")
    page.get_by_label("Anything else?").fill("Drives are required")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("They are sent when the network is back")).to_be_visible()
    train.set_offline(False)
    expect(page.get_by_role("heading", level=2, name="There is a problem")).to_be_visible()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Continue").last.click()
    expect(page.get_by_label("Anything else?")).to_have_value("Drives are required")
    page.get_by_role("button", name="Forget what I typed on this device").click()
    expect(page.get_by_text("Nothing you typed is kept on this device any more.")).to_be_visible()
    page.goto(f"{start}/page/1")
    expect(page.get_by_label("Yes")).not_to_be_checked()
    assert not [one for one in _answers(asking_town) if "Drives are required" in one]


def _tab_to(page: Page, kind: str) -> None:
    """Presses Tab until a field of the questions, or a button of their form, has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.form?.action.endsWith('/diagnostic') && document.activeElement.type") == kind:
            return
    raise AssertionError(f"no {kind} can be reached")
