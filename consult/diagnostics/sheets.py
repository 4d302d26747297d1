"""What somebody has filled in so far, and what is asked next. Pure: no session, no request.

What is typed is kept as it is: {question uid: {item key: values}}. A question that was shown and left blank is there with
nothing in it, so that `unseen` can tell what has not been shown yet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consult.diagnostics.answering import Answers, Confused, answers_asked_for, hidden_questions, parse_answers, type_answers
from consult.diagnostics.asked import AnyQuestion, AnyQuestionnaire, Asked
from consult.diagnostics.conditions import asked_questions
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types.contract import Typed
from consult.diagnostics.structure import pages_of

UNTOLD = "untold"
"""The field of a sensitive question, beside those of its items: ticked by whoever prefers not to answer."""


@dataclass(frozen=True)
class Sheet:
    """A questionnaire, filled in as far as `typed` says; `known` is what it asks, where that is known without reading it."""

    questionnaire: Questionnaire
    typed: Mapping[str, Typed]
    known: Asked | None = None

    @property
    def asks(self) -> AnyQuestionnaire:
        """What the questionnaire asks."""
        return self.known or self.questionnaire

    @cached_property
    def untold(self) -> set[str]:
        """The uids of the sensitive questions that the person prefers not to answer."""
        sensitive = (question.uid for question in self.asks.questions if question.is_sensitive)
        return {uid for uid in sensitive if any(self.typed.get(uid, {}).get(UNTOLD, ()))}

    @cached_property
    def _said(self) -> dict[str, Any]:
        """Everything that was typed as answers, what belongs to no question too."""
        fields = {uid: _without_untold(typed) for uid, typed in self.typed.items() if uid not in self.untold}
        return parse_answers(self.asks, fields)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What was typed as answers, those to questions that are not asked left out."""
        return answers_asked_for(self.asks, self._said)

    @cached_property
    def set_aside(self) -> list[AnyQuestion]:
        """The questions that have an answer and are not asked, given the others: it does not count."""
        return [question for question in hidden_questions(self.asks, self._said) if question.uid in self._said]

    @property
    def confused(self) -> dict[str, Any]:
        """Of what was typed all that cannot be meant: what belongs to no question, to no field of one, several values at once.

        What is typed at questions that are not asked is set aside, whatever it is.
        """
        hidden = {question.uid for question in self.asks.questions} - {question.uid for question in self.asked}
        mine = {question.uid for question in self.asked}
        said = {uid: answer for uid, answer in self._said.items() if uid not in hidden}
        return {uid: answer for uid, answer in said.items() if uid not in mine or isinstance(answer, Confused)}

    @cached_property
    def asked(self) -> list[AnyQuestion]:
        """The questions that are asked, given the answers."""
        return asked_questions(self.asks.questions, self.answers)

    @cached_property
    def pages(self) -> dict[int, list[AnyQuestion]]:
        """The questions asked on each page that has any; all on page 1 where they are shown at once."""
        return pages_of(self.asked) if self.asks.is_paged else {1: self.asked}

    def next_page(self, page: int) -> int | None:
        """The page after that one, None after the last."""
        return next((number for number in self.pages if number > page), None)

    def page_before(self, page: int) -> int | None:
        """The page before that one, None before the first."""
        return next((number for number in reversed(self.pages) if number < page), None)

    def page_of(self, uids: set[str]) -> int | None:
        """The first page that asks one of these questions."""
        return next((number for number, page in self.pages.items() if uids & {question.uid for question in page}), None)

    def nearest(self, page: int) -> int:
        """That page if it asks anything, else the last one before it that does, else the first."""
        return page if page in self.pages else self.page_before(page) or next(iter(self.pages), 1)

    def unseen(self) -> set[str]:
        """The uids of questions that are asked and have not been shown yet."""
        return {question.uid for question in self.asked} - self.typed.keys()

    def with_page(self, page: int, sent: Mapping[str, Typed]) -> "Sheet":
        """The sheet after that page was sent: what was typed there replaces what stood there before."""
        left_blank: dict[str, Typed] = {question.uid: {} for question in self.pages.get(page, ())}
        return Sheet(self.questionnaire, {**self.typed, **left_blank, **sent}, self.known)

    def with_all(self, seen: Iterable[str], touched: Iterable[str], sent: Mapping[str, Typed]) -> "Sheet":
        """The sheet after a form of all its pages was sent.

        What was typed in the questions `touched` replaces what stood there before; of the others that were `seen` it stays.
        """
        mine = {question.uid for question in self.asks.questions}
        blank: dict[str, Typed] = {uid: {} for uid in seen if uid in mine}
        emptied: dict[str, Typed] = {uid: {} for uid in touched if uid in mine}
        return Sheet(self.questionnaire, {**blank, **self.typed, **emptied, **sent}, self.known)


def blank_sheet(questionnaire: Questionnaire, known: Asked | None = None) -> Sheet:
    """Nothing is filled in yet."""
    return Sheet(questionnaire, {}, known)


def sheet_of(questionnaire: Questionnaire, answers: Answers, untold: list[str], known: Asked | None = None) -> Sheet:
    """The sheet that answers stored before were read from; every question it asks has been shown."""
    asks: AnyQuestionnaire = known or questionnaire
    mine = {question.uid for question in asks.questions}
    given = {uid: answer for uid, answer in answers.items() if uid in mine}
    seen: dict[str, Typed] = {question.uid: {} for question in asked_questions(asks.questions, given)}
    ticked: dict[str, Typed] = {uid: {UNTOLD: ["1"]} for uid in untold if uid in mine}
    return Sheet(questionnaire, seen | type_answers(asks, given) | ticked, known)


def kept_sheet(questionnaire: Questionnaire, typed: Mapping[str, Typed], known: Asked | None = None) -> Sheet:
    """The sheet of a draft; what belongs to questions that are no longer there is left out."""
    mine = {question.uid for question in (known or questionnaire).questions}
    return Sheet(questionnaire, {uid: fields for uid, fields in typed.items() if uid in mine}, known)


def _without_untold(typed: Typed) -> Typed:
    return {item: values for item, values in typed.items() if item != UNTOLD}
