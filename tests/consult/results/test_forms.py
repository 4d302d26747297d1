"""Why responses are taken home."""

from flask import Flask

from consult.results.forms import DownloadForm


def test_a_reason_and_a_known_format_are_wanted(app: Flask) -> None:
    for told, wrong in (
        ({"reason": "To read", "file_format": "ods"}, set()),
        ({"reason": "  ", "file_format": "csv"}, {"reason"}),
        ({"reason": "x" * 501, "file_format": "csv"}, {"reason"}),
        ({"reason": "To read", "file_format": "pdf"}, {"file_format"}),
    ):
        with app.test_request_context(method="POST", data=told):
            form = DownloadForm(meta={"csrf": False})
            form.validate()
            assert set(form.errors) == wrong
