"""How questions stand in pages and in order. Pure: no session, no request."""

from collections.abc import Sequence
from itertools import groupby

from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.asked import OneQuestion
from consult.diagnostics.models import Question

QUESTIONS_AT_MOST = 100
TOO_MANY = _("A questionnaire has %(most)s questions at most.", most=QUESTIONS_AT_MOST)


def pages_of(questions: Sequence[OneQuestion]) -> dict[int, list[OneQuestion]]:
    """The questions of each page, by its number, in order."""
    in_order = sorted(questions, key=lambda question: question.page)
    return {number: list(page) for number, page in groupby(in_order, key=lambda question: question.page)}


def number(questions: list[Question]) -> None:
    """Gives each question its position and its page, both without gaps; a page never comes before an earlier one."""
    page, last = 1, questions[0].page if questions else 1
    for position, question in enumerate(questions):
        if question.page > last:
            page, last = page + 1, question.page
        question.position, question.page = position, page


def move(questions: list[Question], question: Question, step: int) -> None:
    """Moves the question one place up (-1) or down (1).

    At the edge of its page it goes to the neighbouring page; at the end, where it is not alone on its page, to a new one.
    """
    place = questions.index(question)
    neighbour = questions[place + step] if 0 <= place + step < len(questions) else None
    if neighbour is not None and neighbour.page == question.page:
        questions.insert(place + step, questions.pop(place))
    elif neighbour is not None or step > 0:
        question.page += step if neighbour is None else neighbour.page - question.page
    number(questions)


def place_on_page(questions: list[Question], question: Question, page: int) -> None:
    """Puts the question at the end of that page, which may be a new one after the last."""
    if question in questions and question.page == page:
        return
    if question in questions:
        questions.remove(question)
    question.page = page
    questions.insert(sum(one.page <= page for one in questions), question)
    number(questions)


def place_before(questions: list[Question], question: Question, before: Question | None, page: int) -> None:
    """Puts the question in front of another one, or at the end; at the edge of two pages on the one that is nearest to `page`."""
    questions.remove(question)
    place = questions.index(before) if before is not None else len(questions)
    first = questions[place - 1].page if place else 1
    last = before.page if before is not None else (questions[-1].page if questions else 0) + 1
    question.page = min(max(page, first), last)
    questions.insert(place, question)
    number(questions)
