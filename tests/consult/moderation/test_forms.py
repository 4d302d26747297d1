"""The form with which something is returned."""

from flask import Flask

from consult.moderation.forms import ReturnForm


def test_a_reason_is_needed(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"words": "no"}):
        form = ReturnForm()
        assert not form.validate_on_submit() and form.reason.errors and form.words.data == "no"
