"""Conditions on a number or a day, in words."""

from datetime import date
from typing import Any

from consult.core.i18n import format_decimal
from consult.core.i18n import gettext as _
from consult.diagnostics.conditions import Condition, bounds
from consult.web.locale import date as day_in_words


def words_of_bounds(condition: Condition) -> str:
    """Between what an answer must lie, in the language of whoever reads; "" for a condition on items."""
    least, most = bounds(condition) or (None, None)
    if least is None and most is None:
        return ""
    if most is None:
        return _("%(least)s or more", least=_written(least))
    if least is None:
        return (
            _("%(most)s or less", most=_written(most))
            if not isinstance(most, str)
            else _("%(most)s or before", most=_written(most))
        )
    return _("from %(least)s to %(most)s", least=_written(least), most=_written(most))


def _written(bound: Any) -> str:
    return day_in_words(date.fromisoformat(bound)) if isinstance(bound, str) else str(format_decimal(bound))
