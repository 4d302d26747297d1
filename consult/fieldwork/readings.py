"""What two people read on a sheet, and where they differ. Pure: no session, no request."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.answering import FOREIGN, Answers, answer_problems, answers_asked_for
from consult.diagnostics.asked import AnyQuestion, AnyQuestionnaire
from consult.diagnostics.conditions import asked_questions
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, CHOICES, CONSENT, IMPORTANCE, PHOTO, Problems, keys

# Questions whose answers are boxes, ticked or not.
TICKED = (CHOICE, CHOICES, IMPORTANCE, CONSENT)
NOT_TYPED = _("Nothing is typed in. If the sheet is blank, say so with the other button.")


@dataclass(frozen=True)
class Read:
    """What somebody read on a sheet: answers, what the person prefers not to say; or that nothing can be typed in from it."""

    answers: Answers
    untold: Collection[str] = ()
    is_spoiled: bool = False


def can_be_printed(question: AnyQuestion) -> bool:
    """Whether the question can be answered on paper."""
    return bool(QUESTION_TYPES[question.kind].printed(question.options).blanks)


def can_be_keyed(question: AnyQuestion) -> bool:
    """Whether something of the question comes with a sheet: what is written on it, or a photo handed in with it."""
    return can_be_printed(question) or QUESTION_TYPES[question.kind].measures == PHOTO


def reading_problems(questionnaire: AnyQuestionnaire, read: Read) -> dict[str, Problems]:
    """What is wrong with a reading, by question uid and item key; "" is the sheet as a whole.

    Questions left out are no problem, as nobody is there to be asked again; but an agreement that must be given is.
    """
    if read.is_spoiled:
        return {}
    if (read.answers.keys() | set(read.untold)) - {question.uid for question in questionnaire.questions}:
        return {"": {"": FOREIGN}}
    if not read.answers and not read.untold:
        return {"": {"": NOT_TYPED}}
    asked = asked_questions(questionnaire.questions, read.answers)
    return {one.uid: found for one in asked if (found := _problems(one, read.answers.get(one.uid)))}


def differences(questionnaire: AnyQuestionnaire, first: Read, second: Read) -> list[AnyQuestion]:
    """The questions of which two people read something else, in order; all of them where one found the sheet spoiled.

    A photo is attached by one of the two, and never the same file twice.
    """
    if first.is_spoiled or second.is_spoiled:
        return [] if first.is_spoiled and second.is_spoiled else [one for one in questionnaire.questions if can_be_printed(one)]
    return [one for one in questionnaire.questions if can_be_printed(one) and _said(one, first) != _said(one, second)]


def agreed(questionnaire: AnyQuestionnaire, first: Read, second: Read) -> Read:
    """What both read alike, in the words of the first, with the photos that either of them attached."""
    apart = {question.uid for question in differences(questionnaire, first, second)}
    beside = {one.uid for one in questionnaire.questions if not can_be_printed(one)}
    answers = {uid: answer for uid, answer in second.answers.items() if uid in beside}
    answers |= {uid: answer for uid, answer in first.answers.items() if uid not in apart}
    return Read(answers, set(first.untold) - apart, first.is_spoiled and second.is_spoiled)


def completed(questionnaire: AnyQuestionnaire, alike: Read, decided: Read, apart: Collection[str]) -> Read:
    """What was read alike, and for the questions `apart` what a third look decided; without what is then not asked."""
    answers = {**alike.answers, **{uid: answer for uid, answer in decided.answers.items() if uid in apart}}
    untold = set(alike.untold) | (set(decided.untold) & set(apart))
    return Read(answers_asked_for(questionnaire, answers), untold, decided.is_spoiled)


def in_words(question: AnyQuestion, read: Read) -> list[str]:
    """What was read at a question, a line for each thing; nothing where it was left out."""
    if question.uid in read.untold:
        return [str(_("I prefer not to say"))]
    kind, answer = QUESTION_TYPES[question.kind], read.answers.get(question.uid)
    if answer is None:
        return []
    cells = zip(kind.export_columns(question.options), kind.export(question.options, answer), strict=True)
    return [_line(heading, cell, is_ticked=kind.measures in TICKED) for heading, cell in cells if _is_said(kind.measures, cell)]


def _is_said(measures: str, cell: str) -> bool:
    return cell not in ("", "0") if measures in TICKED else cell != ""


def _line(heading: str, cell: str, *, is_ticked: bool) -> str:
    if is_ticked and cell == "1":
        return heading
    return f"{heading} – {cell}" if heading else cell


def _problems(question: AnyQuestion, answer: Any) -> Problems:
    kind = QUESTION_TYPES[question.kind]
    if answer is not None:
        return answer_problems(question, answer)
    return kind.missing(question.options, None) if question.is_required and kind.measures == CONSENT else {}


def _said(question: AnyQuestion, read: Read) -> Any:
    """What was read at a question, so that only what matters makes a difference: not capitals, spaces or full stops."""
    if question.uid in read.untold:
        return True, None
    return False, _plain(read.answers.get(question.uid), keys(question.options))


def _plain(answer: Any, known: Collection[str]) -> Any:
    if isinstance(answer, str) and answer not in known:
        signs = (sign for sign in unicodedata.normalize("NFKD", answer).casefold() if not unicodedata.combining(sign))
        return " ".join("".join(sign if sign.isalnum() else " " for sign in signs).split())
    if isinstance(answer, Mapping):
        return {key: _plain(value, known) for key, value in answer.items()}
    return [_plain(value, known) for value in answer] if isinstance(answer, list) else answer
