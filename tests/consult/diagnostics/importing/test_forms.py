"""Whichever program wrote the form."""

from collections.abc import Iterator

import pytest
from flask import Flask

from consult.core.sheets import BYTES_AT_MOST, UnreadableSheet
from consult.diagnostics.importing.forms import read_form
from tests.factories import forms


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_workbooks_and_limesurvey_are_told_apart() -> None:
    assert len(read_form(forms.workbook()).questions) == 3
    assert len(read_form(forms.LIMESURVEY).questions) == 2


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableSheet, match="10 MB"):
        read_form(b"x" * (BYTES_AT_MOST + 1))
