"""Texts that are translated when they are shown, not when they are written."""

from flask_babel import force_locale, format_decimal, get_locale, gettext, lazy_gettext, ngettext
from flask_babel.speaklater import LazyString as LazyText

__all__ = ["LazyText", "current_language", "force_locale", "format_decimal", "gettext", "in_language", "lazy_gettext", "ngettext"]


def current_language() -> str:
    """The language of whoever reads now, French where nobody does."""
    return str(get_locale() or "fr")


def in_language(text: LazyText | str, language: str) -> str:
    """The text as it reads in that language, whoever reads now."""
    with force_locale(language):
        return str(text)
