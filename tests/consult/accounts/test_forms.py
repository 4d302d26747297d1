"""What one types about oneself."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from consult.accounts.forms import AccountForm, CodeForm, EmailForm, only_digits


@given(st.text())
def test_only_plain_digits_are_kept_of_a_code(typed: str) -> None:
    assert set(only_digits(typed)) <= set("0123456789")


@pytest.mark.parametrize(
    ("typed", "is_valid"), [("012345", True), ("012 345", True), ("01234", False), ("", False), ("٠١٢٣٤٥", False)]
)
def test_a_code_has_six_digits(app: Flask, typed: str, is_valid: bool) -> None:
    with app.test_request_context(method="POST"):
        assert CodeForm(MultiDict({"code": typed})).validate() is is_valid


def test_an_address_that_is_none_is_named_in_the_form(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        form = EmailForm(MultiDict({"email": "amina"}))
        assert not form.validate() and len(form.email.errors) == 1


def test_only_languages_of_the_site_are_accepted(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        assert AccountForm(MultiDict({"locale": "fr"})).validate()
        assert not AccountForm(MultiDict({"locale": "de"})).validate()
        assert [key for key, _name in AccountForm().locale.choices] == list(app.config["LANGUAGES"])
