"""How a diagnostic is going: who answers by which way, when, how far people come. It says nothing of what they answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Numeric, and_, case, cast, false, func, literal, select
from sqlalchemy.dialects.postgresql import array

from consult.core.db import db
from consult.core.disclosure import THRESHOLD, is_disclosable, suppress
from consult.diagnostics.conditions import bounds
from consult.diagnostics.models import Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.queries import given_to, responses_count
from consult.diagnostics.question_types import QUESTION_TYPES


@dataclass(frozen=True)
class Progress:
    """A question: how many of those asked answered it, and how many people stopped right before it.

    `share` is in tenths, None where nothing may be told: how many are asked a question that depends on another one is how many
    gave a certain answer to that one. Where fewer than the threshold did not answer, or did, `is_nearly` says so, and the share
    is the least it can be.
    """

    label: str
    share: float | None
    stopped: int
    is_nearly: bool = False


def responses_by_day(questionnaire: Questionnaire) -> list[tuple[date, int]]:
    """How many responses came each day, the days in order; days without any are left out."""
    rows = select(Response.submitted_on, func.count()).where(given_to(questionnaire)).group_by(Response.submitted_on)
    return [(day, count) for day, count in db.session.execute(rows.order_by(Response.submitted_on))]


@dataclass(frozen=True)
class Ways:
    """How many responses came by each channel, and how many with each assurance; None where that may not be told."""

    channels: dict[str, int | None]
    assurances: dict[str, int | None]


def ways(questionnaire: Questionnaire) -> Ways:
    """How many responses came by each channel, and with each assurance where that tells nothing of few people of a channel.

    A level of assurance belongs to some channels: all who confirmed an e-mail came by the web. Beside the channels its number
    gives back a hidden one, or tells how few came by the web without.
    """
    columns = Response.channel, Response.assurance
    rows = db.session.execute(select(*columns, func.count()).where(given_to(questionnaire)).group_by(*columns).order_by(*columns))
    channels, assurances, both = Counter[str](), Counter[str](), []
    for channel, assurance, count in rows:
        channels[channel] += count
        assurances[assurance] += count
        both.append(count)
    is_told = len(assurances) == 1 or all(map(is_disclosable, both))
    levels = {key: count if is_told else None for key, count in sorted(assurances.items())}
    return Ways(suppress(channels), levels)


def median_minutes(questionnaire: Questionnaire) -> tuple[float, int] | None:
    """How long answering took half of those of whom it is known, and how many they are; None where of too few."""
    median = func.percentile_cont(0.5).within_group(Response.minutes)
    middle, known = db.session.execute(select(median, func.count(Response.minutes)).where(given_to(questionnaire))).one()
    return (float(middle), known) if is_disclosable(known) else None


def drafts_count(questionnaire: Questionnaire) -> int:
    """How many people have begun to answer and not sent it."""
    mine = ResponseDraft.consultation_id == questionnaire.consultation_id
    return db.session.scalar(select(func.count()).where(mine)) or 0


def steady(questionnaire: Questionnaire) -> tuple[int, ColumnElement[bool]]:
    """How many of the first responses what depends on answers is told of while people answer, and SQL: which they are.

    So many as the threshold at a time: whoever looks before and after one response learns nothing of it.
    """
    count = responses_count(questionnaire)
    whole = count if questionnaire.consultation.is_stage_past("diagnostic") else count - count % THRESHOLD
    if whole < THRESHOLD:
        return 0, false()
    if whole == count:
        return whole, given_to(questionnaire)
    last = select(Response.id).where(given_to(questionnaire)).order_by(Response.id).offset(whole - 1).limit(1)
    return whole, and_(given_to(questionnaire), Response.id <= last.scalar_subquery())


def progress(questionnaire: Questionnaire) -> list[Progress]:
    """How far people come, question by question, as far as `steady` responses tell; none where they are too few."""
    questions = questionnaire.questions
    people, among = steady(questionnaire) if questions else (0, false())
    if not people:
        return []
    by_uid = {one.uid: one for one in questions}
    asked = [func.count(case((_is_asked(one, by_uid), 1))) for one in questions]
    answered = [func.count(case((Response.answers.has_key(one.uid), 1))) for one in questions]
    sent = list(db.session.execute(select(*asked, *answered).where(among)).one())
    stopped = _stopped(questionnaire)
    numbers = zip(questions, sent[: len(questions)], sent[len(questions) :], strict=True)
    return [_progress(one, people, asked, answered, stopped.get(one.uid, 0)) for one, asked, answered in numbers]


def _progress(question: Question, people: int, asked: int, answered: int, stopped: int) -> Progress:
    """What may be told of a question that so many of all people were asked, and answered."""
    is_told = not question.show_if or min(asked, people - asked) >= THRESHOLD
    if not is_told or not asked:
        return Progress(question.label, None, stopped)
    if min(answered, asked - answered) < THRESHOLD:
        least = round(1 - (THRESHOLD - 1) / people, 1) if 2 * answered >= asked else 0.0
        return Progress(question.label, least, stopped, is_nearly=True)
    return Progress(question.label, round(answered / asked, 1), stopped)


def asked_flags(questionnaire: Questionnaire) -> dict[str, NDArray[np.bool_]]:
    """Of each question that depends on another one, by its uid: bool (respondents,), who was asked it, in the order of
    `columns.read_tables`."""
    by_uid = {one.uid: one for one in questionnaire.questions}
    depending = [one for one in questionnaire.questions if one.show_if]
    if not depending:
        return {}
    flags = (case((_is_asked(one, by_uid), "1"), else_="0") for one in depending)
    rows = select(func.concat("", *flags).label("flags")).where(given_to(questionnaire)).order_by(Response.id).subquery()
    joined = db.session.scalar(select(func.string_agg(rows.c.flags, literal("")))) or ""
    found = (np.frombuffer(joined.encode("ascii"), dtype=np.uint8) == ord("1")).reshape(-1, len(depending))
    return {one.uid: found[:, place] for place, one in enumerate(depending)}


def _is_asked(question: Question, by_uid: Mapping[str, Question]) -> ColumnElement[bool]:
    """SQL: whether the condition of a question held for a response, as `conditions` has it, and that of its source."""
    condition, source = question.show_if, by_uid.get((question.show_if or {}).get("question", ""))
    if not condition or source is None:
        return Response.id.is_not(None)
    if between := bounds(condition):
        return and_(_is_asked(source, by_uid), _lies_between(source, between))
    named = Response.answers[(source.uid, *QUESTION_TYPES[source.kind].named_in)]
    chosen = func.coalesce(named.has_any(array(condition["items"])), False)
    return and_(_is_asked(source, by_uid), chosen if condition["is_chosen"] else ~chosen)


def _lies_between(source: Question, between: tuple[Any, Any]) -> ColumnElement[bool]:
    """SQL: whether the number or the day that answers a question lies between two; days are compared as they are written."""
    said = Response.answers[source.uid].astext
    amount = said if isinstance(next(one for one in between if one is not None), str) else cast(said, Numeric)
    least, most = between
    inside = [amount >= least] if least is not None else []
    return func.coalesce(and_(*inside, *([amount <= most] if most is not None else [])), False)


def _stopped(questionnaire: Questionnaire) -> dict[str, int]:
    """How many responses on their way rest at each page, by the uid of its first question that everybody is asked.

    Those at a page of which every question depends on another one are told with the page before: being there is an answer.
    """
    mine = ResponseDraft.consultation_id == questionnaire.consultation_id
    rows = select(ResponseDraft.page, func.count()).where(mine).group_by(ResponseDraft.page).order_by(ResponseDraft.page)
    opening: dict[int, str] = {}
    for question in questionnaire.questions:
        if not question.show_if:
            opening.setdefault(question.page, question.uid)
    found: dict[str, int] = {}
    for page, count in db.session.execute(rows):
        if opening:
            uid = opening[max((one for one in opening if one <= page), default=min(opening))]
            found[uid] = found.get(uid, 0) + count
    return found
