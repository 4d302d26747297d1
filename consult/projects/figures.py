"""Numbers people type: read as they are written in French or English, and kept exactly."""

import re
from decimal import Decimal

from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _

DIGITS, DECIMALS = 14, 3
WRITTEN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
SPACES = re.compile(r"[\s\u00a0\u202f]")


class InvalidNumber(InvalidInput):
    """What was typed is not a number one can keep."""

    message = _("Write a number such as 12, 12.5 or 1 250.")


class NumberOutOfRange(InvalidInput):
    """The number is too large or too fine to be kept exactly."""

    message = _("Write a number with at most 14 digits before the decimal sign and 3 after it.")


def parse(text: str) -> Decimal:
    """The number that `text` writes, with a decimal comma or point and spaces between thousands.

    Raises InvalidNumber for anything else, “1,234.5” and “NaN” included, and NumberOutOfRange.
    """
    plain = SPACES.sub("", text).replace("\u2212", "-")
    if not WRITTEN.fullmatch(plain):
        raise InvalidNumber
    return exact(Decimal(plain.replace(",", ".")))


def exact(number: Decimal) -> Decimal:
    """The number, if it can be kept exactly. Raises InvalidNumber when it is not finite, NumberOutOfRange."""
    if not number.is_finite():
        raise InvalidNumber
    if abs(number) >= 10**DIGITS or number != round(number, DECIMALS):
        raise NumberOutOfRange
    return number
