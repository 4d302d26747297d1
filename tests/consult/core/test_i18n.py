"""Texts are translated when shown."""

from flask import Flask
from flask_babel import force_locale

from consult.core.errors import NotAllowed
from consult.core.i18n import current_language, in_language


def test_a_lazy_text_is_in_the_language_of_whoever_reads_it(app: Flask) -> None:
    with app.test_request_context("/"):
        with force_locale("en"):
            english = str(NotAllowed.message)
        with force_locale("fr"):
            french = str(NotAllowed.message)
    assert english == "You may not do this."
    assert french not in ("", english)


def test_a_text_can_be_had_in_another_language_than_that_of_whoever_reads(app: Flask) -> None:
    with app.test_request_context("/"), force_locale("fr"):
        assert in_language(NotAllowed.message, "en") == "You may not do this."
        assert in_language(NotAllowed.message, "fr") == str(NotAllowed.message)
        assert current_language() == "fr"
