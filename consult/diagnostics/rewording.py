"""In which words two versions of a questionnaire ask the same questions. Pure: no session, no request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.versions import are_built_alike
from consult.diagnostics.wording import introduction_translated, setting_texts

SAID_OF_ALL: tuple[tuple[str, LazyText], ...] = (
    ("label", _("Question")),
    ("hint", _("Explanation")),
    ("easy_text", _("In simple words")),
    ("section", _("Heading above")),
)
ITEMS, SETTINGS = "items", "settings"
Spot = tuple[str, str]
"""Where words stand: ("label", ""), ("items", key)…"""


@dataclass(frozen=True)
class Change:
    """Words that were others before, in one language; "" where there were none."""

    what: LazyText
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Rewording:
    """A question that is built as it was and says something in other words."""

    uid: str
    label: str
    changes: tuple[Change, ...]
    are_answers: bool
    """Whether words of its answers are among them."""


def rewordings(previous: Questionnaire, corrected: Questionnaire) -> list[Rewording]:
    """The questions of both versions whose words differ in a language in which people could read them."""
    before = {question.uid: question for question in previous.questions}
    found = []
    for question in corrected.questions:
        if question.uid in before and are_built_alike(before[question.uid], question):
            changed = dict(_changes(before[question.uid], question, (previous.language, corrected.language)))
            if changed:
                are_answers = any(spot[0] in (ITEMS, SETTINGS) for _language, spot in changed)
                found.append(Rewording(question.uid, question.label, tuple(changed.values()), are_answers))
    return found


def earlier_words(versions: Sequence[Questionnaire], questionnaire: Questionnaire) -> dict[str, list[Rewording]]:
    """By uid of the question, in which other words those among these versions asked it that count together with this one."""
    found: dict[str, list[Rewording]] = {}
    for version in versions:
        if questionnaire.counts_from <= version.version < questionnaire.version:
            for one in rewordings(version, questionnaire):
                if one not in (told := found.setdefault(one.uid, [])):
                    told.append(one)
    return found


def stale_translations(previous: Questionnaire, corrected: Questionnaire) -> dict[str, list[str]]:
    """By uid of the question, the languages in which it still says what it said before its own words changed."""
    before = {question.uid: question for question in previous.questions}
    both = ((before[one.uid], one) for one in corrected.questions if one.uid in before)
    found = {new.uid: [language for language in new.translations or {} if _is_stale(old, new, language)] for old, new in both}
    return {uid: languages for uid, languages in found.items() if languages}


def stale_introductions(previous: Questionnaire, corrected: Questionnaire) -> list[str]:
    """The languages in which the introduction still says what it said before it changed."""
    if previous.introduction == corrected.introduction:
        return []
    said = {language: introduction_translated(corrected, language) for language in corrected.translations or {}}
    return [language for language, words in said.items() if words and words == introduction_translated(previous, language)]


def kept_words(question: Question, language: str) -> dict[Spot, str]:
    """What the question says in a language it is translated into; empty words are left out."""
    said: Mapping[str, Any] = (question.translations or {}).get(language, {})
    plain = {(name, ""): said.get(name) for name, _what in SAID_OF_ALL}
    more = {(group, key): text for group in (ITEMS, SETTINGS) for key, text in (said.get(group) or {}).items()}
    there = _own_words(question)
    return {spot: str(text) for spot, text in (plain | more).items() if text and spot in there}


def _own_words(question: Question) -> dict[Spot, str]:
    """All it says in the language of the questionnaire; what stands nowhere else cannot be said in another one."""
    plain = {(name, ""): getattr(question, name) or "" for name, _what in SAID_OF_ALL}
    lines = {(ITEMS, item["key"]): str(item["label"]) for item in items(question.options)}
    return plain | lines | {(SETTINGS, key): text for key, text in setting_texts(question).items()}


def _changes(old: Question, new: Question, languages: tuple[str, str]) -> Iterator[tuple[tuple[str, Spot], Change]]:
    """Each text that differs; a translation that is the first one of words that stay is none."""
    own, other = _own_words(old), _own_words(new)
    for spot in own | other:
        if own.get(spot, "") != other.get(spot, ""):
            yield (languages[1], spot), Change(_what(new, spot), languages[1], own.get(spot, ""), other.get(spot, ""))
    for language in sorted({*(old.translations or {}), *(new.translations or {})} - {languages[1]}):
        was, says = kept_words(old, language), kept_words(new, language)
        for spot in was | says:
            before, after = was.get(spot, ""), says.get(spot, "")
            if before != after and (before or not own.get(spot)):
                read = before or own.get(spot, ""), after or other.get(spot, "")
                yield (language, spot), Change(_what(new, spot), language, *read)


def _is_stale(old: Question, new: Question, language: str) -> bool:
    own, other = _own_words(old), _own_words(new)
    was, says = kept_words(old, language), kept_words(new, language)
    return any(own.get(spot) != other.get(spot) and was.get(spot) == text for spot, text in says.items())


def _what(question: Question, spot: Spot) -> LazyText:
    group, key = spot
    if group == ITEMS:
        return _("Answer")
    if group == SETTINGS:
        return next(one.label for one in QUESTION_TYPES[question.kind].settings if one.key == key)
    return dict(SAID_OF_ALL)[group]
