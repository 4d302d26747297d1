"""The file one sends."""

import io
from datetime import date

from flask import Flask
from werkzeug.datastructures import FileStorage

from consult.facts.forms import FactsForm


def test_a_file_is_needed_and_the_rest_may_be_left_out(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={}):
        form = FactsForm()
        assert not form.validate() and list(form.errors) == ["file"]
    sent = {"file": FileStorage(io.BytesIO(b"a"), "a.csv"), "source": " Insee ", "observed_on": "2021-01-01"}
    with app.test_request_context("/", method="POST", data=sent):
        form = FactsForm()
        assert form.validate()
        assert (form.source.data, form.observed_on.data) == ("Insee", date(2021, 1, 1))
