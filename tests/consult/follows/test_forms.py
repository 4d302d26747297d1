"""The form of a short code."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.follows.forms import CodeForm


def test_a_code_must_be_written(database: Flask) -> None:
    with database.test_request_context():
        assert not CodeForm(formdata=MultiDict({"code": " "})).validate()
        assert CodeForm(formdata=MultiDict({"code": "K7QF-2MXD-9"})).validate()
