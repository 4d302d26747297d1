"""What people wrote in words of their own: answers to a diagnostic, and ideas the public sees."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select, union_all

from consult.assessments.methods.normalised_text import is_placeholder, normalised
from consult.assessments.voice_models import ANSWER, IDEA
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to, questionnaire_of
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.consent import PURPOSE, TO_BE_QUOTED, Consent
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.needs.models import Need

IS_SEEN_BY_ALL = Idea.review_state == APPROVED
REACHES = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\d[ .\-\u00a0\u202f]?){9,}")


@dataclass(frozen=True)
class Text:
    """One text: an idea, or an answer to a question; `about` is the question, or the title of the idea.

    `chosen` is the uid of the need its author put it under, None where nobody asked or none fits;
    `is_consented` whether its author lets it be quoted.
    """

    kind: str
    uid: str
    question_uid: str
    words: str
    about: str
    chosen: str | None = None
    is_consented: bool = False

    @property
    def key(self) -> str:
        """A name for it that stays the same."""
        return "-".join((self.kind, self.uid, self.question_uid))

    @property
    def digest(self) -> str:
        """sha256 over the words, in hexadecimal: what somebody says of a text holds for these words and no others."""
        return sha256(self.words.encode()).hexdigest()

    @property
    def wording(self) -> tuple[str, str, str]:
        """What it shares with the texts that say the same words to the same question, but for case, accents and punctuation."""
        return self.kind, self.question_uid, normalised(self.words)

    @property
    def says_nothing(self) -> bool:
        """Whether it is an answer without words of its own, as “nothing to add”: nobody need read it, and it counts nowhere."""
        return self.kind == ANSWER and is_placeholder(self.words)

    @property
    def may_reach_somebody(self) -> bool:
        """Whether something in it looks like an e-mail address or a telephone number."""
        return REACHES.search(self.words) is not None

    @property
    def said(self) -> str:
        """The words as they are quoted: those of an idea without its title, which stands beside them."""
        return (self.words.removeprefix(self.about).strip() or self.about) if self.kind == IDEA else self.words


def texts_of(consultation: Consultation) -> list[Text]:
    """All texts of the consultation: the answers in the order of questions and responses, then the ideas in theirs."""
    questionnaire = questionnaire_of(consultation)
    answers = (
        [text for question in questionnaire.questions for text in _answers(question, questionnaire)] if questionnaire else []
    )
    return [*answers, *_ideas(consultation)]


def texts_count(consultation: Consultation) -> int:
    """How many texts the consultation has."""
    questionnaire = questionnaire_of(consultation)
    kinds = [select(func.count()).select_from(Idea).where(Idea.consultation_id == consultation.id, IS_SEEN_BY_ALL)]
    if questionnaire:
        words = [words for question in questionnaire.questions for words in _words_in(question)]
        kinds += [select(func.count(one)).where(given_to(questionnaire)) for one in words]
    return sum(db.session.scalars(union_all(*kinds)))


def answers_of(responses: Collection[str]) -> list[Text]:
    """The texts of the responses of these uids, as they stand now, with whichever version of a questionnaire they were given."""
    given = select(Response.questionnaire_id).where(Response.uid.in_(responses))
    asked = db.session.scalars(select(Questionnaire).where(Questionnaire.id.in_(given))).unique()
    return [text for one in asked for question in one.questions for text in _answers(question, one, Response.uid.in_(responses))]


def ideas_of(uids: Collection[str]) -> list[Text]:
    """The ideas of these uids that the public sees, as they stand now."""
    return list(_ideas_where(Idea.uid.in_(uids)))


def _answers(question: Question, questionnaire: Questionnaire, some: ColumnElement[bool] | None = None) -> Iterator[Text]:
    """The texts that answer a question, or some of them."""
    for words in _words_in(question):
        rows = select(Response.uid, words, _may_be_quoted(questionnaire)).where(given_to(questionnaire), words.is_not(None))
        rows = rows if some is None else rows.where(some)
        for uid, said, is_consented in db.session.execute(rows.order_by(Response.id)):
            yield Text(ANSWER, uid, question.uid, said, question.label, None, is_consented)


def takes_words(question: Question) -> bool:
    """Whether it can be answered in words of one's own."""
    return bool(_words_in(question))


def _words_in(question: Question) -> list[ColumnElement[Any]]:
    """SQL, for a response: each of the texts it may answer the question with, NULL where it does not."""
    return list(QUESTION_TYPES[question.kind].texts(question.options, Response.answers[question.uid]))


def _may_be_quoted(questionnaire: Questionnaire) -> ColumnElement[bool]:
    """SQL, for a response: whether one of the agreements to be quoted was given."""
    asked = [one.uid for one in questionnaire.questions if is_about_quoting(one)]
    return or_(false(), *(Response.answers[uid].astext == "true" for uid in asked)).is_(True)


def is_about_quoting(question: Question) -> bool:
    """Whether one agrees there to be quoted."""
    return question.kind == Consent.key and question.options.get(PURPOSE) == TO_BE_QUOTED


def _ideas(consultation: Consultation) -> Iterator[Text]:
    return _ideas_where(Idea.consultation_id == consultation.id)


def _ideas_where(mine: ColumnElement[bool]) -> Iterator[Text]:
    rows = select(Idea.uid, Idea.title, Idea.body, Need.uid).outerjoin(Need, Need.id == Idea.need_id)
    rows = rows.where(mine, IS_SEEN_BY_ALL)
    for uid, title, body, need in db.session.execute(rows.order_by(Idea.id)):
        yield Text(IDEA, uid, "", f"{title}\n{body}", title, need, True)
