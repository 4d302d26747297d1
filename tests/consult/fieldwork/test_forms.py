"""What is typed to print sheets, to find one and to invite."""

import pytest
from flask import Flask

from consult.fieldwork.forms import LANGUAGES, SeriesForm, SheetCodeForm, VolunteerForm

SOUND = {"sheets_count": "20", "language": "fr", "keying_days": "14"}


def _series(app: Flask, **changed: str) -> SeriesForm:
    with app.test_request_context("/", method="POST", data=SOUND | changed):
        form = SeriesForm()
        form.validate()
    return form


def test_a_series_is_wished_for(database: Flask) -> None:
    form = _series(database, place="Library", is_large="y")
    assert not form.errors
    assert form.wishes == {"sheets_count": 20, "is_large": True, "language": "fr", "place": "Library", "keying_days": 14}


@pytest.mark.parametrize(
    ("field", "value"),
    [("sheets_count", "0"), ("sheets_count", "2001"), ("sheets_count", "many"), ("keying_days", "61"), ("place", "x" * 201)],
)
def test_what_cannot_be_printed_is_refused(database: Flask, field: str, value: str) -> None:
    assert set(_series(database, **{field: value}).errors) == {field}


def test_languages_are_those_of_the_site(database: Flask) -> None:
    assert set(LANGUAGES) == set(database.config["LANGUAGES"])


def test_codes_and_addresses_are_asked_for(database: Flask) -> None:
    with database.test_request_context("/", method="POST", data={"code": "", "email": "nobody"}):
        assert not SheetCodeForm().validate() and not VolunteerForm().validate()
