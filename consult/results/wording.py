"""Intervals in words. A page by groups shows thousands of them, and few different ones: the words are kept."""

from functools import lru_cache

from consult.core.i18n import current_language, in_language
from consult.core.i18n import lazy_gettext as _
from consult.results.shown import Share
from consult.web.locale import share as percentage


def interval(share: Share | None, digits: int = 0) -> str:
    """From where to where a share may lie, as `48% to 56%`; a dash where there is none."""
    if share is None:
        return "–"
    return _between(percentage(share.low, digits), percentage(share.high, digits), current_language())


@lru_cache(8192)
def _between(low: str, high: str, language: str) -> str:
    return in_language(_("%(low)s to %(high)s", low=low, high=high), language)
