"""Answering a diagnostic page by page: on a phone without JavaScript, without a network, interrupted; and by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from tests.factories import places, sheets
from tests.journeys.town import Town
from tests.journeys.violations import check
from tests.journeys.walker import Walker, short_code

COPIED = """async (mark) => {
  for (let look = 0; look < 400; look++) {
    if (await caches.match(mark)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw Error("the page has kept no copy");
}"""
SQUARE = [[1.0, 43.0], [2.0, 43.0], [2.0, 44.0], [1.0, 44.0], [1.0, 43.0]]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def asking_town(town: Town) -> Town:
    """A town with two diagnostics behind open links: one with pages and a condition, one with a question of every type."""
    with town.app.app_context():
        place = places.organisation()
        sheets.stored(places.consultation(place), assurance="open")
        everything = sheets.of_every_type(places.consultation(place))
        question = next(one for one in everything.questions if one.kind == "place")
        question.options = question.options | {"outline": [{"name": "Buses", "rings": [SQUARE]}]}
        db.session.commit()
    return town


def _start(town: Town) -> str:
    with town.app.app_context():
        return f"/consultations/{db.session.query(Consultation).order_by(Consultation.id).first().uid}/diagnostic"


def _answers(town: Town) -> list[set[object]]:
    with town.app.app_context():
        sent = db.session.query(Response).join(Questionnaire).filter(Questionnaire.is_paged).order_by(Response.id)
        return [set(response.answers.values()) for response in sent]


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_phone_without_javascript_is_interrupted_and_another_one_goes_on(chrome: Browser, asking_town: Town) -> None:
    screen = {"base_url": asking_town.address, "viewport": PHONE, "locale": "en-GB", "java_script_enabled": False}
    walker = Walker(chrome.new_context(**screen))
    walker.open(_start(asking_town).removesuffix("/diagnostic"))
    walker.page.locator(f"main a[href='{_start(asking_town)}']").first.click()
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


# What is pressed or typed where the focus is, by the type of the control, else of the question.
PRESSED = {
    "radio": ["Space"],
    "checkbox": ["Space"],
    "place-map": ["ArrowLeft", "Enter"],
    "worst": ["ArrowDown"],
    "rank 1": ["ArrowDown"],
    "rank 2": ["ArrowDown", "ArrowDown"],
}
TYPED = {"number": "12", "date": "11112026"}
FOCUS = """() => {
  const e = document.activeElement;
  const question = e.closest("[data-question]");
  return [question?.dataset.question ?? "", e.type ?? e.className.split(" ")[0], e.name ?? "", e.textContent.trim()];
}"""


def test_a_keyboard_is_enough_for_questions_of_every_type(chrome: Browser, asking_town: Town) -> None:
    with asking_town.app.app_context():
        asked = db.session.query(Questionnaire).filter_by(is_paged=False).one()
        kinds, path = {one.uid: one.kind for one in asked.questions}, f"/consultations/{asked.consultation.uid}/diagnostic/page/1"
    context = chrome.new_context(base_url=asking_town.address, viewport=DESKTOP, locale="en-GB")
    page = context.new_page()
    page.goto(path)
    check(page, "questions of every type")
    ranks = iter(("rank 2", "rank 1"))
    for _step in range(150):
        page.keyboard.press("Tab")
        uid, control, name, text = page.evaluate(FOCUS)
        if control == "submit" and text == "Send my answers":
            break
        _act(page, kinds.get(uid, ""), control, name, ranks)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    context.close()
    with asking_town.app.app_context():
        sent = db.session.query(Response).join(Questionnaire).filter_by(is_paged=False).one().answers
    given = {kinds[uid]: answer for uid, answer in sent.items()}
    assert set(kinds.values()) - set(given) == {"photo"}
    assert (given["ranking"], given["number"], given["date"]) == (["n2", "n1"], 12, "2026-11-11")
    assert given["place"]["area"] == "n2" and 43 < given["place"]["latitude"] < 44 and 1 < given["place"]["longitude"] < 2


def _act(page: Page, kind: str, control: str, name: str, ranks: Iterator[str]) -> None:
    """Answers where the focus is, by keyboard."""
    key = "worst" if name.endswith("-worst") else control
    if kind == "ranking" and control == "select-one":
        key = next(ranks, "")
    if (kind == "top_k" and page.locator(f"[name='{name}']:checked").count()) or name.endswith("-untold"):
        return
    for press in PRESSED.get(key, []):
        page.keyboard.press(press)
        page.wait_for_timeout(300 if control == "place-map" else 0)
    is_empty = not page.evaluate("document.activeElement.value")
    if control in ("text", "textarea", "date") and is_empty and not name.endswith(("tude", "other")):
        page.keyboard.type(TYPED.get(kind, "By keyboard"))


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


def test_a_browser_that_can_wakes_the_worker_and_a_closed_page_is_sent_once(train: BrowserContext, asking_town: Town) -> None:
    start = _start(asking_town)
    page = _kept(train, f"{start}/page/1")
    train.set_offline(True)
    page.goto(f"{start}/page/1")
    page.get_by_label("No").check()
    page.get_by_label("Where to?").fill("The moon")
    page.get_by_label("Anything else?").fill("Nothing")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("They are sent when the network is back")).to_be_visible()
    page.wait_for_function("async base => (await Kept.read(base)).known", arg=start)
    page.close()
    train.set_offline(False)
    other = train.new_page()
    other.goto("/")
    for _time in range(2):
        _network_is_back(train, other)
    for _look in range(80):
        if sent := [one for one in _answers(asking_town) if "The moon" in one]:
            break
        other.wait_for_timeout(250)
    assert sent == [{"n2", "The moon", "Nothing"}]
    other.goto(start)
    expect(other.get_by_role("heading", level=1)).to_contain_text("Thank you")
    other.goto(f"{start}/page/1")
    expect(other.get_by_text("You have already answered")).to_be_visible()


def _network_is_back(train: BrowserContext, page: Page) -> None:
    """What the browser tells the worker of a page that is closed, when the network is back."""
    wires = train.new_cdp_session(page)
    found: list[dict[str, str]] = []
    wires.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    wires.send("ServiceWorker.enable")
    for _look in range(40):
        if found:
            break
        page.wait_for_timeout(100)
    about = {"origin": page.evaluate("location.origin"), "registrationId": found[0]["registrationId"]}
    wires.send("ServiceWorker.dispatchSyncEvent", about | {"tag": "send", "lastChance": False})
    wires.detach()
