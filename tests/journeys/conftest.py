"""What the journeys share: the platform running for real, and a Chromium to walk through it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import engines
from tests.conftest import TEMPLATE, worker_number
from tests.journeys import chromium
from tests.journeys.town import Town


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the journeys, and skips them where there is no Chromium."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
            if chromium.path() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found; set CONSULT_CHROMIUM to one"))


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    """The platform on an empty database."""
    session = engines.current()
    url = session.create_database(f"consult_journey_{worker_number()}", template=TEMPLATE)
    made = Town(url, session.redis(worker_number() + 8), CONSULT_LOCALE="en").start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium for all journeys of this worker."""
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
