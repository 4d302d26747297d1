"""The questionnaire on paper, as an accessible PDF: for each sheet its code and a square that leads online."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from consult.consultations.models import Consultation
from consult.core.i18n import current_language, lazy_gettext
from consult.core.i18n import gettext as _
from consult.diagnostics.answering import minutes_needed
from consult.diagnostics.bounds import words_of_bounds
from consult.diagnostics.models import CODE, RESIDENT, Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.printed import Blank
from consult.diagnostics.wording import WordedQuestion, introduction_in, worded_questions
from consult.fieldwork.checking import asks_who
from consult.fieldwork.models import PaperSheet, SheetSeries
from consult.mails.letters import address_of
from consult.web.locale import date
from consult.web.squares import qr_code
from consult.web.text import rich_text
from consult.web.typesetting import typeset

SHEET = "fieldwork/questionnaire.typ"
# What people write on a sheet, or beside it, for it to count.
WHOSE = {
    CODE: lazy_gettext("Write the code of your letter into the frame below: without it this sheet cannot count."),
    RESIDENT: lazy_gettext(
        "Bring this sheet back yourself, or in an envelope with your name and your day of birth on it: "
        "you are looked up in the list of residents. Your name is not kept."
    ),
}


def sheets_pdf(series: SheetSeries, sheets: Sequence[PaperSheet]) -> bytes:
    """The sheets as PDF/UA-1, in the language of whoever reads; each begins on a page of its own."""
    questionnaire = series.questionnaire
    organisation = questionnaire.consultation.organisation
    printed = [
        {
            "number": f"{series.number}-{one.number}",
            "code": one.code,
            "qr": qr_code(_online(questionnaire) if asks_who(questionnaire) else address_of("fieldwork.sheet", code=one.code)),
        }
        for one in sheets
    ]
    return typeset(SHEET, organisation.accent, {"sheets": printed, **_words(series)})


def printed_questions(questionnaire: Questionnaire, language: str) -> list[dict[str, Any]]:
    """The questions as they stand on a sheet in that language, numbered from 1, conditions in words."""
    worded = worded_questions(questionnaire, questionnaire.questions, language)
    numbers = {one.uid: place for place, one in enumerate(worded, 1)}
    by_uid = {one.uid: one for one in worded}
    section, printed = "", []
    for question, words in zip(questionnaire.questions, worded, strict=True):
        is_new, section = words.section != section, words.section
        condition = _condition(question, by_uid, numbers)
        printed.append({"section": section if is_new else "", "condition": condition, **_question(words, numbers[words.uid])})
    return printed


def _question(words: WordedQuestion, number: int) -> dict[str, Any]:
    printed = QUESTION_TYPES[words.kind].printed(words.options)
    return {
        "number": str(number),
        "label": words.label,
        "hint": words.easy_text or words.hint,
        "instruction": str(printed.instruction),
        "untold": _("I prefer not to say") if words.is_sensitive else "",
        "blanks": [_blank(one) for one in printed.blanks],
    }


def _blank(blank: Blank) -> dict[str, Any]:
    """The blank as Typst reads it: its words in the language of whoever reads."""
    return {key: [str(one) for one in value] if isinstance(value, tuple) else value for key, value in asdict(blank).items()} | {
        "title": str(blank.title)
    }


def _condition(question: Question, by_uid: dict[str, WordedQuestion], numbers: dict[str, int]) -> str:
    """When the question is to be answered, in words; "" for one that everybody answers."""
    if question.show_if is None:
        return ""
    source = by_uid[question.show_if["question"]]
    if between := words_of_bounds(question.show_if):
        told = {"between": between, "number": numbers[source.uid]}
        return _("Only if your answer to question %(number)s is: %(between)s. If not, go on with the next one.", **told)
    labels = [item["label"] for item in source.options["items"] if item["key"] in question.show_if["items"]]
    told = {"answers": _(" or ").join(_("“%(answer)s”", answer=label) for label in labels), "number": numbers[source.uid]}
    if question.show_if["is_chosen"]:
        return _("Only if you ticked %(answers)s at question %(number)s. If not, go on with the next one.", **told)
    return _("Only if you did not tick %(answers)s at question %(number)s. If you did, go on with the next one.", **told)


def _words(series: SheetSeries) -> dict[str, Any]:
    questionnaire = series.questionnaire
    consultation, language = questionnaire.consultation, current_language()
    return {
        "title": consultation.title,
        "organisation": consultation.organisation.name,
        "is_large": series.is_large,
        "introduction": _paragraphs(introduction_in(questionnaire, language)),
        "questions": printed_questions(questionnaire, language),
        **_how(questionnaire),
        "whose": _("The code of your letter") if questionnaire.assurance == CODE else "",
        **_end(series, consultation),
        "code_label": _("Sheet"),
        "page_words": _("Page {page} of {pages}"),
    }


def _how(questionnaire: Questionnaire) -> dict[str, Any]:
    """How to fill the sheet in."""
    return {
        "how": _("How to fill in this sheet"),
        "how_words": [
            _(
                "It takes about %(minutes)s minutes. Answer what you like, and leave out what you like.",
                minutes=minutes_needed(questionnaire),
            ),
            _("Use a dark pen and put a cross in the boxes."),
            _("Wrong box? Fill it in completely, then put a cross in the right one."),
            _("Do not write your name. One sheet is for one person."),
            *([str(WHOSE[questionnaire.assurance])] if questionnaire.assurance in WHOSE else []),
            _("You prefer a phone or a computer? Answer there, instead of on paper: %(address)s", address=_online(questionnaire)),
        ],
        "qr_alt": _("Square for the camera of a phone: it opens these questions online"),
    }


def _online(questionnaire: Questionnaire) -> str:
    """Where one answers instead: where the code of a sheet is typed, or where one says who one is."""
    if asks_who(questionnaire):
        return address_of("diagnostics.answer", uid=questionnaire.consultation.uid)
    return address_of("fieldwork.find")


def _end(series: SheetSeries, consultation: Consultation) -> dict[str, Any]:
    """Where the sheet goes, and what stays with whoever filled it in."""
    return {
        "back": _("Thank you! Where to bring this sheet"),
        "back_words": [_where(series, consultation)],
        "keep": _("Follow what becomes of your answers"),
        "keep_words": _(
            "Write this code down and keep it. Some days after you have given this sheet back, type it there, without an account."
        ),
        "follow_address": address_of("follows.find"),
    }


def _where(series: SheetSeries, consultation: Consultation) -> str:
    stage = consultation.stage("diagnostic")
    place = series.place or consultation.organisation.name
    if stage is None or stage.closes_at is None:
        return _("Bring it back here: %(place)s.", place=place)
    return _("Bring it back by %(day)s: %(place)s.", day=date(stage.closes_at), place=place)


def _paragraphs(source: str) -> list[str]:
    """A text with emphasis and lists as plain paragraphs."""
    return [words for part in re.split(r"</(?:p|li|h\d)>", rich_text(source)) if (words := Markup(part).striptags())]
