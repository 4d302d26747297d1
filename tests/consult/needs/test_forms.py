"""Forms of needs and themes."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.needs.forms import NeedForm, ThemeForm


def test_a_need_has_a_statement_and_a_theme(database: Flask) -> None:
    with database.test_request_context():
        form = NeedForm(formdata=MultiDict({"statement": "  ", "theme": ""}))
        assert not form.validate()
        assert set(form.errors) == {"statement", "theme"}
        assert NeedForm(formdata=MultiDict({"statement": "Eating well", "theme": "Food"})).validate()


def test_a_theme_has_a_title(database: Flask) -> None:
    with database.test_request_context():
        assert not ThemeForm(formdata=MultiDict({"title": "x" * 81})).validate()
        assert ThemeForm(formdata=MultiDict({"title": "Food"})).validate()
