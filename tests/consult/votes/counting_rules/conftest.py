"""Words are compared in English."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import force_locale


@pytest.fixture
def english(database: Flask) -> Iterator[None]:
    """Texts in English."""
    with force_locale("en"):
        yield
