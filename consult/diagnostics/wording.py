"""The words of a questionnaire in the language of whoever reads them. Pure: no session, no request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.diagnostics.asked import AnyQuestion
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import Options, items


@dataclass(frozen=True)
class WordedQuestion:
    """A question as it is shown; `language` is that of its words, its own where it is not translated."""

    uid: str
    kind: str
    language: str
    section: str
    label: str
    hint: str
    easy_text: str
    options: Options
    is_required: bool
    is_sensitive: bool


def worded(question: AnyQuestion, language: str, own_language: str) -> WordedQuestion:
    """The question in that language where it is translated, else in its own."""
    words: Mapping[str, Any] = question.translations.get(language, {}) if question.translations else {}
    return WordedQuestion(
        uid=question.uid,
        kind=question.kind,
        language=language if words.get("label") else own_language,
        section=words.get("section") or question.section or "",
        label=words.get("label") or question.label,
        hint=words.get("hint") or question.hint or "",
        easy_text=words.get("easy_text") or question.easy_text or "",
        options=_options(question.options, words),
        is_required=bool(question.is_required),
        is_sensitive=bool(question.is_sensitive),
    )


def worded_questions(questionnaire: Questionnaire, questions: Sequence[AnyQuestion], language: str) -> list[WordedQuestion]:
    """These questions of the questionnaire, in that language."""
    return [worded(question, language, questionnaire.language) for question in questions]


def introduction_in(questionnaire: Questionnaire, language: str) -> str:
    """What is said before the questions."""
    return introduction_translated(questionnaire, language) or questionnaire.introduction or ""


def introduction_translated(questionnaire: Questionnaire, language: str) -> str:
    """The same in a language it is translated into, else ""."""
    return str((questionnaire.translations or {}).get(language, {}).get("introduction") or "")


def setting_texts(question: Question) -> dict[str, str]:
    """The settings of a question that are words, by key: what a translation can say anew."""
    kind = QUESTION_TYPES[question.kind]
    settings = (one for one in kind.settings if one.limits is None and not one.choices and one.key not in kind.drawn)
    return {one.key: question.options[one.key] for one in settings if question.options.get(one.key)}


def _options(options: Options, words: Mapping[str, Any]) -> Options:
    """The options with the words of lines and settings that are translated."""
    labels, settings = words.get("items", {}), {key: text for key, text in words.get("settings", {}).items() if text}
    if not labels and not settings:
        return options
    lines = [item | {"label": labels.get(item["key"]) or item["label"]} for item in items(options)]
    return {**options, **settings} | ({"items": lines} if lines else {})
