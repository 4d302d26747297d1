"""What the tests of the platform share: a data folder, the session's servers, and an environment that names neither."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.platform.data_folder import DataFolder
from tests import engines
from tests.conftest import TEMPLATE

ADDRESSES = ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "TRUSTED_HOSTS", "MAIL_URL")
SETTINGS = (*ADDRESSES, "SECRET_KEY", "CONSULT_KEYS", "CONSULT_DATA", "CONSULT_DEMO")


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder ready for use."""
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    return folder


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any setting of Consult."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def empty_database() -> Iterator[str]:
    """The address of an empty database."""
    yield engines.current().create_database(f"platform_empty_{_worker()}")


@pytest.fixture
def migrated_database() -> Iterator[str]:
    """The address of a database at the newest schema, without a row."""
    yield engines.current().create_database(f"platform_migrated_{_worker()}", template=TEMPLATE)


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "gw0")
