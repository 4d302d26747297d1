"""The quotes of an assessment that may still be read: what it says is frozen, the right to quote somebody is not."""

import json
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from consult.assessments.models import NeedsAssessment
from consult.assessments.texts import answers_of, ideas_of
from consult.assessments.voice_models import CONFIRMED, IDEA, Coding
from consult.core.db import db

Quote = Mapping[str, Any]
Quoted = Mapping[int, list[Quote]]
"""By the id of each estimate its quotes, in order."""
Source = tuple[str, str, str]
"""Whose words they are, what they are about, and the words: of an idea its uid and title, of an answer response and question."""


def quotes_shown(assessment: NeedsAssessment) -> Quoted:
    """By the id of each estimate its quotes: of ideas that the public sees today, of answers whose authors agree today.

    An answer or idea that is gone or says something else now, and an answer of whose words as they stand nobody says that
    they may be quoted, is left out.
    """
    said = {one.id: list(_quotes(one.figures)) for one in assessment.estimates}
    every = [quote for mine in said.values() for quote in mine]
    ideas = {(one.uid, one.about, one.said) for one in ideas_of({quote["uid"] for quote in every if quote["kind"] == IDEA})}
    answers = _answers_quotable({quote["response"] for quote in every if quote.get("response")})
    return {key: [quote for quote in mine if _is_shown(quote, ideas, answers)] for key, mine in said.items()}


def digest_of(quoted: Quoted) -> str:
    """sha256 over all quotes, whose they are, and under which estimate and in which order they stand."""
    return sha256(json.dumps(sorted(quoted.items()), sort_keys=True).encode()).hexdigest()


def _quotes(figures: Mapping[str, Any]) -> Iterator[Quote]:
    yield from (figures.get("testimonies") or {}).get("quotes", ())


def _is_shown(quote: Quote, ideas: Collection[Source], answers: Collection[Source]) -> bool:
    if quote["kind"] == IDEA:
        return (quote["uid"], quote["about"], quote["words"]) in ideas
    return (quote.get("response", ""), quote.get("question", ""), quote["words"]) in answers


def _answers_quotable(responses: Collection[str]) -> set[Source]:
    """The response, the question and the words of each of their answers that may be quoted today."""
    may = select(Coding.subject_uid, Coding.question_uid, Coding.digest).where(
        Coding.subject_uid.in_(responses), Coding.state == CONFIRMED, Coding.is_quotable
    )
    read = {(response, question, digest) for response, question, digest in db.session.execute(may)}
    found = (one for one in answers_of(responses) if one.is_consented and (one.uid, one.question_uid, one.digest) in read)
    return {(one.uid, one.question_uid, one.words) for one in found}
