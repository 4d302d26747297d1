"""What only our own XLSForms say, in columns called `consult_…`: the type of a question, its settings, its lines. Pure.

Whatever stands there is checked like anything else that comes in a file: unknown types and settings mean nothing.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from consult.diagnostics.importing.form_plan import LANGUAGES, items_of
from consult.diagnostics.importing.xlsform_rows import TYPE, FormRow
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import LABEL_AT_MOST

EASY, SENSITIVE, SETTINGS, LIST, NEED = (f"consult_{name}" for name in ("easy", "sensitive", "settings", "list", "need"))
# What a row is where it is no question; a PIECE belongs to the question above, an EXTRA choice is no line of it.
PAGE, SECTION, INTRODUCTION, PIECE, LINE, EXTRA = "page", "section", "introduction", "piece", "line", "extra"


def own_kind(row: FormRow) -> str | None:
    """The key of the question type that the row names, None where it names none."""
    return row.get(TYPE) if row.get(TYPE) in QUESTION_TYPES.keys() else None  # noqa: SIM118


def own_items(listed: Sequence[FormRow], own: str) -> list[dict[str, Any]]:
    """Choices as lines, each with the statement of the need it concerns."""
    labels = [one.words("label", own, own) or one.get("name") for one in listed]
    made = items_of(labels, [one.get("name") for one in listed])
    return [item | {"need": one.get(NEED) or None} for item, one in zip(made, listed, strict=True)]


def own_settings(row: FormRow, kind: str) -> dict[str, Any]:
    """The settings that stand in the row, those of the type alone."""
    known = {one.key for one in QUESTION_TYPES[kind].settings}
    return {key: value for key, value in _told(row).items() if key in known}


def own_translations(row: FormRow, kind: str, section: Mapping[str, str], own: str) -> dict[str, dict[str, Any]]:
    """What translations say beside label, hint and lines: simple words, the heading above, the words of settings."""
    known = {one.key for one in QUESTION_TYPES[kind].settings if one.limits is None and not one.choices}
    translated = _dictionary(_told(row).get("translations"))
    found: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        told = _dictionary(translated.get(language))
        settings = {key: value for key, value in told.items() if key in known and _is_word(value)}
        more = {"easy_text": row.words(EASY, language, own), "section": section.get(language, ""), "settings": settings}
        found[language] = {key: value for key, value in more.items() if value}
    return found


def _told(row: FormRow) -> dict[str, Any]:
    try:
        return _dictionary(json.loads(row.get(SETTINGS) or "{}"))
    except (ValueError, RecursionError):
        return {}


def _dictionary(told: Any) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LABEL_AT_MOST
