"""Where somebody stands in filling a questionnaire in: what a form sent, what was kept before, what comes next."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from consult.core.actors import Actor
from consult.core.clock import now
from consult.core.db import new_uid
from consult.diagnostics.answering import typed_by_question
from consult.diagnostics.asked import AnyQuestion
from consult.diagnostics.drafts import draft_of
from consult.diagnostics.models import Questionnaire, Response, ResponseDraft
from consult.diagnostics.queries import response_by_key, response_of, what_is_kept
from consult.diagnostics.question_types.contract import Typed
from consult.diagnostics.revisions import asked_by
from consult.diagnostics.sheets import Sheet, blank_sheet, kept_sheet, sheet_of
from consult.diagnostics.structure import QUESTIONS_AT_MOST

KEY, PROOF = re.compile("[a-z2-9]{12}"), re.compile("[0-9a-f]{64}")
# What a form sends beside answers.
NOT_ANSWERS = {"csrf_token", "key", "page", "proof", "seen", "started", "then", "touched", "without"}


@dataclass(frozen=True)
class SentForm:
    """One page as it was sent: by which button, from which page, and what was typed there.

    `key` is the same on each page of one form; `started` is when its first page was opened, in minutes since 1970.
    A form that showed all questions at once says which: `seen` are those it asked, `touched` those it knows the answers to.
    One that is filled in for somebody who was let in carries the `proof` of it. `without` are the questions of which it said
    that their answers do not count.
    """

    typed: dict[str, Typed]
    then: str
    page: int
    key: str | None
    started: int | None
    seen: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    proof: bytes | None = None
    without: tuple[str, ...] = ()

    def unconfirmed(self, sheet: Sheet) -> list[AnyQuestion]:
        """The questions whose answers do not count, which whoever sent this was not told yet.

        Where a browser hid questions by itself, people saw them go: then only what the form still answers is news to them.
        """
        told = {one.uid for one in sheet.set_aside} - self.typed.keys() if self.seen else set()
        return [one for one in sheet.set_aside if one.uid not in told.union(self.without)]


@dataclass(frozen=True)
class Begun:
    """What somebody has filled in so far, and what they sent before, if anything."""

    key: str
    sheet: Sheet
    draft: ResponseDraft | None
    response: Response | None

    def after(self, form: SentForm) -> Sheet:
        """The sheet with what the form says, of one page or of all."""
        if form.seen:
            return self.sheet.with_all(form.seen, form.touched, form.typed)
        return self.sheet.with_page(form.page, form.typed)

    @property
    def lost(self) -> int:
        """How many answers were kept to questions that a correction has taken away meanwhile."""
        gone = (self.draft.typed.keys() if self.draft else set()) - {question.uid for question in self.sheet.asks.questions}
        return sum(any(map(any, self.draft.typed[uid].values())) for uid in gone) if self.draft else 0

    def minutes(self, started: int | None) -> int | None:
        """How long it has taken until now, in whole minutes; None where that is not known."""
        begun = int(self.draft.created_at.timestamp() // 60) if self.draft else started
        return None if begun is None or self.response else int(now().timestamp() // 60) - begun


def read_form(fields: Iterable[tuple[str, list[str]]]) -> SentForm:
    """The form whose fields these are; what is not as our own forms send it counts as left out."""
    sent = dict(fields)
    meta = {name: sent[name][0] for name in NOT_ANSWERS if sent.get(name)}
    key = meta.get("key", "")
    return SentForm(
        typed=dict(typed_by_question({name: values for name, values in sent.items() if name not in NOT_ANSWERS})),
        then=meta.get("then", "send"),
        page=_number(meta.get("page")) or 1,
        key=key if KEY.fullmatch(key) else None,
        started=_number(meta.get("started")),
        seen=tuple(meta.get("seen", "").split()[:QUESTIONS_AT_MOST]),
        touched=tuple(meta.get("touched", "").split()[:QUESTIONS_AT_MOST]),
        proof=bytes.fromhex(meta["proof"]) if PROOF.fullmatch(meta.get("proof", "")) else None,
        without=tuple(meta.get("without", "").split()[:QUESTIONS_AT_MOST]),
    )


def begun_by(questionnaire: Questionnaire, actor: Actor, key: str | None) -> Begun:
    """What this actor has begun to fill in, or whoever holds the form of that key; else what they sent before; else nothing."""
    known, (has_draft, has_response) = asked_by(questionnaire), what_is_kept(questionnaire, actor.person_id, key)
    draft = draft_of(questionnaire, actor.person_id, key) if has_draft else None
    response = response_of(questionnaire, actor.person_id) if has_response else None
    if response is None and has_response and actor.person_id is None and key:
        response = response_by_key(questionnaire, key)
    if draft is not None:
        sheet = kept_sheet(questionnaire, draft.typed, known)
    elif response is not None:
        sheet = sheet_of(questionnaire, response.answers, response.untold, known)
    else:
        sheet = blank_sheet(questionnaire, known)
    return Begun(key or new_uid(), sheet, draft, response)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else None
