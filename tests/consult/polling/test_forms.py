"""What is typed at the polling place."""

import pytest
from flask import Flask

from consult.polling.forms import BatchForm, CodeForm, PersonForm, RollForm, SearchForm
from consult.web.forms import Form


def _sent(app: Flask, form: type[Form], **data: str) -> Form:
    with app.test_request_context("/", method="POST", data=data):
        made = form()
        made.validate()
        return made


def test_a_person_is_who_was_typed(app: Flask) -> None:
    form = _sent(app, PersonForm, email=" marcel@valfleuri.example ")
    assert isinstance(form, PersonForm) and not form.errors
    assert form.identity().email == "marcel@valfleuri.example"


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (CodeForm, {"code": ""}),
        (CodeForm, {"code": "x" * 61}),
        (SearchForm, {"words": " "}),
        (PersonForm, {"email": "x" * 255}),
        (PersonForm, {"email": " "}),
        (BatchForm, {"sheets_count": "0"}),
        (BatchForm, {"sheets_count": "5001"}),
        (RollForm, {}),
    ],
)
def test_what_cannot_be_used_is_refused(app: Flask, form: type[Form], data: dict[str, str]) -> None:
    assert _sent(app, form, **data).errors
