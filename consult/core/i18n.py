"""Texts that are translated when they are shown, not when they are written."""

from flask_babel import format_decimal, gettext, lazy_gettext, ngettext
from flask_babel.speaklater import LazyString as LazyText

__all__ = ["LazyText", "format_decimal", "gettext", "lazy_gettext", "ngettext"]
