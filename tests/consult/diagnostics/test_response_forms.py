"""The small forms of those who answer."""

from flask import Flask

from consult.diagnostics.response_forms import DraftCodeForm, DraftMailForm


def test_a_code_and_an_address_are_asked_for(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={}):
        assert not DraftCodeForm().validate() and not DraftMailForm().validate()
    with app.test_request_context("/", method="POST", data={"code": "k7qf 2mxd 9", "email": "a@b.example"}):
        assert DraftCodeForm().validate() and DraftMailForm().validate()
