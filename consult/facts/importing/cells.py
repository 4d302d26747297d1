"""What a cell says: figures, shares, days, words, addresses; each reader raises CellRefused with the reason."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from consult.core.i18n import gettext as _
from consult.core.sheets import plain_words
from consult.facts.importing.figures import SPACES

Reader = Callable[[str], Any]

NUMBER = re.compile(r"[+-]?\d{1,17}(?:[.,]\d{1,25})?(?:[eE][+-]?\d{1,3})?")
ISO, FRENCH, YEAR = (re.compile(one) for one in (r"(\d{4})-(\d{2})-(\d{2})", r"(\d{1,2})/(\d{1,2})/(\d{4})", r"\d{4}"))


class CellRefused(ValueError):
    """A cell does not say what its column is for; the argument is the reason, in the reader's language."""


def words(longest: int) -> Reader:
    """Reads a text of so many signs at most."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise CellRefused(_("“%(start)s…” is longer than %(most)d signs", start=cell[:30], most=longest))
        return cell

    return read


def number(cell: str) -> float:
    """A figure, whose decimals follow a point or a comma, and whose thousands may stand apart."""
    text = cell.translate(SPACES)
    if not text.isascii() or not NUMBER.fullmatch(text) or not isfinite(float(text.replace(",", "."))):
        raise CellRefused(_("“%(cell)s” is not a number", cell=cell[:40]))
    return float(text.replace(",", "."))


def inhabitants(cell: str) -> float:
    """A number of people, at least 0; a census that counts by sample has decimals."""
    found = number(cell)
    if found < 0:
        raise CellRefused(_("“%(cell)s” is less than 0", cell=cell[:40]))
    return found


def share(cell: str) -> float:
    """A share between 0 and 1, written so or with its %; without one it may be in percent, which its whole variable tells."""
    text = cell.translate(SPACES)
    found = number(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0 <= found <= (1 if text.endswith("%") else 100):
        raise CellRefused(_("“%(cell)s” is no share: write 0.42 or 42 %%", cell=cell[:40]))
    return found


def day(cell: str) -> date:
    """A day, as 2021-12-31 or 31/12/2021; a year alone is its first day."""
    iso, french = ISO.fullmatch(cell), FRENCH.fullmatch(cell)
    try:
        if iso:
            return date(*map(int, iso.groups()))
        if french:
            return date(*map(int, reversed(french.groups())))
        if cell.isascii() and YEAR.fullmatch(cell):
            return date(int(cell), 1, 1)
    except ValueError:
        pass
    raise CellRefused(_("“%(cell)s” is no day: write 2021-12-31, 31/12/2021 or 2021", cell=cell[:40]))


def one_of(known: Mapping[str, tuple[str, ...]]) -> Reader:
    """Reads one of the keys, in any of its words."""
    keys = {plain_words(word): key for key, many in known.items() for word in (key, *many)}

    def read(cell: str) -> str:
        if plain_words(cell) not in keys:
            shown = ", ".join(many[-1] for many in known.values())
            raise CellRefused(_("“%(cell)s” is none of these: %(known)s", cell=cell[:40], known=shown))
        return keys[plain_words(cell)]

    return read


def web_address(cell: str) -> str:
    """An address of the web."""
    try:
        parts = urlsplit(cell)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or len(cell) > 500 or any(sign.isspace() for sign in cell):
        raise CellRefused(_("“%(cell)s” is no address: it begins with https://", cell=cell[:40]))
    return cell
