"""The questions most consultations begin with: satisfaction with each service, the three needs that matter most, free words."""

from collections import Counter
from collections.abc import Sequence

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import ITEMS_AT_MOST
from consult.needs.models import Need

PRIORITIES = 3

INTRODUCTION = _("Tell us what works here and what does not. There is no right or wrong answer, and you can skip any question.")
SATISFACTION = _("Here, how satisfied are you with each of these?")
IMPORTANCE = _("What matters most to you?")
WORDS = _("What else should we know about your daily life here?")
WORDS_HINT = _("What is missing, what helps, an example you have lived. Do not name other people.")


def usual_questions(needs: Sequence[Need]) -> list[Question]:
    """The three questions about these needs, fewer where the needs are too few, in the language of whoever asks."""
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
        Question(position=place, kind=kind, label=str(label), hint=str(hint), options=with_defaults(kind, options))
        for place, (kind, label, hint, options) in enumerate(wanted)
    ]
    return [one for one in questions if QUESTION_TYPES[one.kind].check_options(one.options) is None]


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
