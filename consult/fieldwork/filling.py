"""Questions filled in for somebody else, or once: what was typed travels with the form, and nothing of it is kept on the way."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from consult.core.actors import VISITOR
from consult.core.clock import now
from consult.core.db import new_uid
from consult.core.i18n import current_language
from consult.core.i18n import gettext as _
from consult.diagnostics.answering import check_questions
from consult.diagnostics.asked import AnyQuestion
from consult.diagnostics.filling_in import SentForm, read_form
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_intake import Intake, take_in
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import Problems
from consult.diagnostics.sheets import Sheet, blank_sheet
from consult.diagnostics.wording import WordedQuestion, worded_questions
from consult.fieldwork.models import PaperSheet


def sent_form(questionnaire: Questionnaire) -> tuple[SentForm, Intake]:
    """The form of the request, and the photos among what it sent."""
    photos = take_in(VISITOR, questionnaire, request.form.lists(), request.files)
    return read_form(photos.fields.items()), photos


def sent_sheet(questionnaire: Questionnaire, form: SentForm) -> Sheet:
    """Everything that was typed on the pages of the form so far."""
    return blank_sheet(questionnaire).with_all(form.seen, (), form.typed)


def unseen_page(sheet: Sheet) -> int | None:
    """The first page with a question that was not shown yet."""
    unseen = sheet.unseen()
    return next((number for number, page in sheet.pages.items() if unseen & {one.uid for one in page}), None)


def problem_page(sheet: Sheet, problems: Mapping[str, Problems]) -> int:
    """The first page with something wrong."""
    return next((number for number, page in sheet.pages.items() if set(problems) & {one.uid for one in page}), 1)


def turned(template: str, sheet: Sheet, form: SentForm, **shown: Any) -> ResponseReturnValue:
    """The page that was asked for: the one before, or the next one where nothing on this one is wrong."""
    pages = sheet.pages
    if form.then == "back":
        return filling_page(template, sheet, _before(pages, form.page) or form.page, form=form, **shown)
    if problems := check_questions(pages.get(form.page, []), sheet.answers, sheet.untold):
        return filling_page(template, sheet, form.page, problems, form=form, **shown), 422
    return filling_page(template, sheet, _after(pages, form.page) or form.page, form=form, **shown)


def filling_page(
    template: str,
    sheet: Sheet,
    number: int = 1,
    problems: Mapping[str, Problems] | None = None,
    form: SentForm | None = None,
    **shown: Any,
) -> str:
    """A page of the questions; what was typed on others goes along in it. The last one says which answers do not count."""
    pages = sheet.pages
    number = number if number in pages else next(iter(pages), 1)
    here = pages.get(number, [])
    seen = sheet.typed.keys() | {one.uid for one in here}
    place = {"number": number, "pages": list(pages), "back": _before(pages, number), "next": _after(pages, number)}
    sent = {
        "key": (form.key if form else None) or new_uid(),
        "started": (form.started if form else None) or int(now().timestamp() // 60),
        "seen": " ".join(sorted(seen)),
        "proof": form.proof.hex() if form and form.proof else "",
        "along": [(name, value) for name, value in _fields(sheet, {one.uid for one in here})],
    }
    shown["aside"] = [] if place["next"] else worded_questions(sheet.questionnaire, sheet.set_aside, current_language())
    return render_template(template, **asked_of(sheet, here, current_language(), problems), **place, **sent, **shown)


def asked_of(
    sheet: Sheet, questions: Collection[AnyQuestion], language: str, problems: Mapping[str, Problems] | None = None
) -> dict[str, Any]:
    """What a template shows of questions in that language."""
    return {
        "consultation": sheet.questionnaire.consultation,
        "questionnaire": sheet.questionnaire,
        "question_types": QUESTION_TYPES,
        "questions": worded_questions(sheet.questionnaire, list(questions), language),
        "language": current_language(),
        "sheet": sheet,
        "problems": problems or {},
    }


def asked_on_paper(
    sheet: PaperSheet, typed: Sheet, questions: Collection[AnyQuestion], problems: Mapping[str, Problems] | None = None
) -> dict[str, Any]:
    """What a template shows of questions of a printed sheet: in its language, numbered as they are there."""
    shown = asked_of(typed, questions, sheet.series.language, problems)
    return shown | {"found": sheet, "questions": numbered(sheet.series.questionnaire, shown["questions"])}


def minutes_since(form: SentForm) -> int | None:
    """How long the form has been open, in whole minutes; None where that is not known."""
    return None if form.started is None else int(now().timestamp() // 60) - form.started


def numbered(questionnaire: Questionnaire, words: Collection[WordedQuestion]) -> list[WordedQuestion]:
    """The questions with the numbers they have on paper, and none that must be answered."""
    places = {question.uid: place for place, question in enumerate(questionnaire.questions, 1)}
    return [
        replace(one, label=_("%(number)s. %(label)s", number=places[one.uid], label=one.label), is_required=False)
        for one in words
    ]


def _fields(sheet: Sheet, here: Collection[str]) -> list[tuple[str, str]]:
    """The fields of all questions but those here, as a form names them."""
    return [
        (f"{uid}-{item}" if item else uid, value)
        for uid, fields in sheet.typed.items()
        if uid not in here
        for item, values in fields.items()
        for value in values
    ]


def _before(pages: Collection[int], number: int) -> int | None:
    return max((one for one in pages if one < number), default=None)


def _after(pages: Collection[int], number: int) -> int | None:
    return min((one for one in pages if one > number), default=None)
