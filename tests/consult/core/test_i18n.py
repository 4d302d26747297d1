"""Texts are translated when shown."""

from flask import Flask
from flask_babel import force_locale

from consult.core.errors import NotAllowed


def test_a_lazy_text_is_in_the_language_of_whoever_reads_it(app: Flask) -> None:
    with app.test_request_context("/"):
        with force_locale("en"):
            english = str(NotAllowed.message)
        with force_locale("fr"):
            french = str(NotAllowed.message)
    assert english == "You may not do this."
    assert french not in ("", english)
