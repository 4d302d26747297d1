"""Where people agreed, disagreed or passed: the statements of a diagnostic, and votes on statements that are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from consult.assessments.methods.opinion_matrix import MISSING, PASS
from consult.assessments.voice_queries import OPINION_BALLOTS
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.columns import read_tables
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.question_types.contract import AGREEMENT
from consult.votes.models import Option, SealedBallot, Tally, Vote

# What the digits of a table say: nothing, agree, disagree, pass.
STANCE_OF_CODE = np.array([MISSING, 1, -1, 0], np.int8)


@dataclass(frozen=True)
class Statement:
    """A statement, and the uid of the need it concerns, or None."""

    text: str
    need: str | None


@dataclass(frozen=True)
class Source:
    """What people said of statements at one place.

    `title` of the vote, empty for the diagnostic; `said`: int8 (people, statements) of 1, −1, 0 and MISSING.
    """

    title: str
    statements: tuple[Statement, ...]
    said: NDArray[np.int8]


def opinion_sources(consultation: Consultation) -> list[Source]:
    """The diagnostic first, then the votes in order; where nobody said anything there is none."""
    found = [*_diagnostic(consultation), *(_vote(vote) for vote in _counted_votes(consultation))]
    return [one for one in found if one.statements and (one.said != MISSING).any()]


def _diagnostic(consultation: Consultation) -> Iterator[Source]:
    """The statements of all questions side by side that everybody was asked.

    How many people voted on others would tell how many answered another question in some way, which may be hidden there.
    """
    questionnaire = questionnaire_of(consultation)
    of_all = {one.uid for one in questionnaire.questions if not one.show_if} if questionnaire else set()
    tables = [one for one in read_tables(questionnaire)[1] if one.measures == AGREEMENT] if questionnaire else []
    tables = [one for one in tables if one.question_uid in of_all]
    if tables:
        statements = tuple(Statement(item.label, item.need) for table in tables for item in table.items)
        yield Source("", statements, STANCE_OF_CODE[np.concatenate([table.values for table in tables], axis=1)])


def _counted_votes(consultation: Consultation) -> Sequence[Vote]:
    """Sealed and counted: nothing on such a ballot leads to a voter, and everybody may read them all."""
    rows = select(Vote).join(Tally, Tally.vote_id == Vote.id)
    rows = rows.where(Vote.consultation_id == consultation.id, Vote.ballot_type.in_(OPINION_BALLOTS)).order_by(Vote.id)
    options = selectinload(Vote.options)
    return db.session.scalars(rows.options(options.selectinload(Option.need), options.selectinload(Option.idea))).unique().all()


def _vote(vote: Vote) -> Source:
    """The ballots in the order of their trackers; on a ballot a pass and silence are the same."""
    places = {option.position: place for place, option in enumerate(vote.options)}
    ballots = select(SealedBallot.choices, SealedBallot.ballot_values).where(SealedBallot.vote_id == vote.id)
    ballots = ballots.where(func.cardinality(SealedBallot.choices) > 0).order_by(SealedBallot.tracker)
    rows = db.session.execute(ballots).all()
    said = np.full((len(rows), len(places)), PASS, np.int8)
    for person, (choices, values) in enumerate(rows):
        said[person, [places[position] for position in choices]] = values
    return Source(vote.title, tuple(Statement(one.title, _need(one)) for one in vote.options), said)


def _need(option: Option) -> str | None:
    """The need the option is about, by itself or by its idea."""
    need = option.need or (option.idea.need if option.idea else None)
    return need.uid if need else None
