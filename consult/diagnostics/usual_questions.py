"""The questions most consultations begin with: satisfaction with each service, the three needs that matter most, free words."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from consult.core.i18n import LazyText, in_language
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import ITEMS_AT_MOST
from consult.needs.models import Need

PRIORITIES = 3
LANGUAGES = ("fr", "en")
"""The languages in which what stands here is told; needs are worded by organisers, in one of them."""

INTRODUCTION = _("Tell us what works here and what does not. There is no right or wrong answer, and you can skip any question.")
SATISFACTION = _("Here, how satisfied are you with each of these?")
IMPORTANCE = _("What matters most to you?")
WORDS = _("What else should we know about your daily life here?")
WORDS_HINT = _("What is missing, what helps, an example you have lived. Do not name other people.")


def usual_questions(needs: Sequence[Need], language: str) -> list[Question]:
    """The three questions about these needs, fewer where the needs are too few, in that language and translated into others."""
    needs = needs[:ITEMS_AT_MOST]
    services = [
        {"key": f"n{place}", "label": need.service or need.statement, "need": need.uid} for place, need in enumerate(needs, 1)
    ]
    statements = [{"key": f"n{place}", "label": need.statement, "need": need.uid} for place, need in enumerate(needs, 1)]
    wanted: list[tuple[str, LazyText, LazyText | str, dict[str, object]]] = [
        ("satisfaction", SATISFACTION, "", {"items": _told_apart(services, needs)}),
        ("top_k", IMPORTANCE, "", {"items": statements, "k": min(PRIORITIES, len(needs))}),
        ("long_text", WORDS, WORDS_HINT, {}),
    ]
    questions = [
        Question(position=place, **_worded(kind, label, hint, options, language))
        for place, (kind, label, hint, options) in enumerate(wanted)
    ]
    return [one for one in questions if QUESTION_TYPES[one.kind].check_options(one.options) is None]


def _worded(kind: str, label: LazyText, hint: LazyText | str, options: dict[str, object], language: str) -> dict[str, Any]:
    """What a question says in that language; the translations of its own words and of those its type takes as usual."""
    texts = {one.key: one.default for one in QUESTION_TYPES[kind].settings if isinstance(one.default, LazyText)}
    said: dict[str, dict[str, Any]] = {
        one: {
            "label": in_language(label, one),
            "hint": in_language(hint, one),
            "settings": {key: in_language(text, one) for key, text in texts.items()},
        }
        for one in (language, *LANGUAGES)
    }
    own = said.pop(language)
    options = with_defaults(kind, {**own["settings"], **options})
    return {"kind": kind, "label": own["label"], "hint": own["hint"], "options": options, "translations": said}


def with_defaults(kind: str, options: dict[str, object]) -> dict[str, object]:
    """The options, and the usual value of each setting they leave out."""
    settings = QUESTION_TYPES[kind].settings
    usual = {one.key: one.default if isinstance(one.default, int) else str(one.default) for one in settings}
    return usual | options


def _told_apart(rows: list[dict[str, str]], needs: Sequence[Need]) -> list[dict[str, str]]:
    """The rows; where one service answers several needs, each row says which need is meant."""
    seen = Counter(row["label"] for row in rows)
    return [
        row if seen[row["label"]] == 1 else row | {"label": f"{row['label']} ({need.statement})"}
        for row, need in zip(rows, needs, strict=True)
    ]
