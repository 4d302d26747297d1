"""What all tests share: real engines, a database for each worker, a browser that checks each page."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import text

from consult import create_app
from consult.core.db import Base, db
from tests import engines
from tests.browser import Browser
from tests.journeys import chromium

TEMPLATE = "consult_template"
RARELY = (20_000, 20, 20)
LONG = {"journeys", "platform", "demo"}

# Few examples, always the same, each time somebody changes something; many new ones with `--hypothesis-profile=thorough`.
settings.register_profile("usual", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile("usual")


def pytest_configure(config: pytest.Config) -> None:
    """Starts the engines once, in the process pytest was called in, and makes the template all workers copy.

    Each worker has its own number of Valkey's databases and its own folder of keys before anything reads the environment.
    """
    os.environ["CONSULT_KEYS"] = tempfile.mkdtemp(prefix="consult-keys-")
    if hasattr(config, "workerinput"):
        os.environ["REDIS_URL"] = engines.current().redis(worker_number())
        return
    session = engines.start()
    os.environ.update(SECRET_KEY="tests-only", PUBLIC_URL="http://localhost")
    os.environ["DATABASE_URL"] = session.create_database(TEMPLATE)
    os.environ["REDIS_URL"] = session.redis(worker_number())
    app = create_app()
    with app.app_context():
        upgrade()
        db.engine.dispose()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the files that take long first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not LONG & set(item.path.parts))


def pytest_collection_finish() -> None:
    """Keeps the tests and all they import from the collector of garbage, which would look through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def worker_number() -> int:
    """The number of this worker among those that run the tests side by side, from 1."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1


def pytest_report_header() -> str:
    """Says on one line whether the journeys through the browser are made."""
    found = chromium.path()
    return f"journeys: through {found}" if found else "journeys: skipped, no Chromium was found (CONSULT_CHROMIUM may name one)"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops the engines."""
    if not hasattr(config, "workerinput"):
        engines.stop()


@pytest.fixture(scope="session")
def app() -> Flask:
    """The application on this worker's own copies of the engines."""
    name = f"consult_worker_{worker_number()}"
    os.environ["DATABASE_URL"] = engines.current().create_database(name, template=TEMPLATE)
    return create_app(TESTING=False, WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=False, PROPAGATE_EXCEPTIONS=True)


@pytest.fixture
def database(app: Flask) -> Iterator[Flask]:
    """An application context on an empty database."""
    with app.app_context():
        empty()
        yield app
        db.session.rollback()


@pytest.fixture
def visitor(database: Flask) -> Browser:
    """A visitor's browser; every page it is shown is checked as a page."""
    return Browser(database)


@pytest.fixture
def keys_folder(database: Flask) -> Path:
    """The folder of keys that the application under test uses."""
    return Path(database.config["KEYS_FOLDER"])


def empty() -> None:
    """Deletes every row of every table, in one go, whatever refers to what."""
    statements = "; ".join(f'DELETE FROM "{table.name}"' for table in Base.metadata.tables.values())
    db.session.execute(text("SET LOCAL session_replication_role = replica; " + statements))
    db.session.commit()
