"""Levels given line by line: what scales of any kind share. Pure."""

from collections.abc import Iterable
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import UNKNOWN_ITEM, Problems

CHOOSE = _("Choose one of the answers shown.")


def read_level(value: str) -> int | str:
    """The level a field or a cell means, the text itself where it means none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 2 else value


def level_problems(answer: Any, lines: Iterable[str], levels: Iterable[int]) -> Problems:
    """What is wrong with {line: level}: lines that are not asked about, levels that do not exist."""
    if not isinstance(answer, dict) or not answer or answer.keys() - set(lines):
        return {"": UNKNOWN_ITEM}
    known = set(levels)
    return {line: CHOOSE for line, level in answer.items() if type(level) is not int or level not in known}


def level_words(levels: Iterable[int], lowest: LazyText | str, highest: LazyText | str) -> list[LazyText | str]:
    """Each level in words: the lowest and the highest in theirs, those between in figures."""
    first, *between, last = levels
    return [f"{first} ({lowest})", *map(str, between), f"{last} ({highest})"]
