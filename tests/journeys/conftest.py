"""What the journeys share: the platform running for real, and a Chromium to walk through it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests import engines
from tests.conftest import TEMPLATE, worker_number
from tests.journeys import chromium
from tests.journeys.town import Town

# A machine with much to do shows a page late, which is no fault of the page.
PATIENCE_MS = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the journeys, and skips them where there is no Chromium."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
            if chromium.path() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found; set CONSULT_CHROMIUM to one"))


@pytest.fixture(scope="session")
def platform() -> Iterator[Town]:
    """One platform for all journeys of this worker."""
    session = engines.current()
    url = session.create_database(f"consult_journey_{worker_number()}", template=TEMPLATE)
    made = Town(url, session.redis(worker_number() + 8), CONSULT_LOCALE="en").start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def town(platform: Town) -> Town:
    """The platform without a row, for the journeys of one file."""
    platform.empty()
    return platform


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium for all journeys of this worker."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def phone(chrome: Browser, town: Town) -> Iterator[BrowserContext]:
    """A phone of 390 pixels on which JavaScript is switched off."""
    context = chrome.new_context(
        base_url=town.address, viewport={"width": 390, "height": 844}, locale="en-GB", java_script_enabled=False
    )
    yield context
    context.close()


@pytest.fixture
def desk(chrome: Browser, town: Town) -> Iterator[BrowserContext]:
    """A desktop screen."""
    context = chrome.new_context(base_url=town.address, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context
    context.close()
