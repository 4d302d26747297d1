"""Casting with a code."""

import pytest
from sqlalchemy import select

from consult.core.actors import VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound
from consult.polling.actions import cast_ballot_by_code
from consult.polling.errors import UnknownCode
from consult.votes.actions import cast_ballot
from consult.votes.errors import AlreadyVoted, VoteClosed
from consult.votes.models import Ballot
from tests import people
from tests.factories import places, votes
from tests.factories import polling as factory

pytestmark = pytest.mark.usefixtures("database")


def test_a_letter_opens_one_ballot_however_its_code_is_typed() -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    first = cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))
    assert cast_ballot_by_code(VISITOR, vote, f" {code.lower().replace('-', ' ')} ", factory.ticked(vote, 1)) == first
    ballot = db.session.execute(select(Ballot)).scalar_one()
    assert (ballot.choices, ballot.assurance, ballot.channel) == ([1], "post", "web")


def test_where_no_second_ballot_is_taken_the_code_is_used_up() -> None:
    vote = factory.vote_with_roll()
    vote.is_replaceable = False
    db.session.commit()
    code = factory.letters(vote)[0].code
    cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))
    with pytest.raises(AlreadyVoted):
        cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 1))


@pytest.mark.parametrize("typed", ["", "AAAA-AAAA-AAAA", "é" * 500, "\x00", "2" * 10_000])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    vote = factory.vote_with_roll()
    with pytest.raises(UnknownCode):
        cast_ballot_by_code(VISITOR, vote, typed, factory.ticked(vote, 0))
    assert not db.session.scalars(select(Ballot)).all()


def test_a_code_opens_no_other_vote() -> None:
    first = factory.vote_with_roll()
    code = factory.letters(first)[0].code
    other = votes.vote(first.consultation, needs=[option.need for option in first.options if option.need])
    with pytest.raises(UnknownCode):
        cast_ballot_by_code(VISITOR, other, code, factory.ticked(other, 0))


def test_after_the_close_no_code_counts() -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    votes.closed(vote)
    with pytest.raises(VoteClosed):
        cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))


def test_nobody_votes_in_a_draft_by_code() -> None:
    vote = votes.vote(places.consultation(is_published=False))
    with pytest.raises(NotFound):
        cast_ballot_by_code(VISITOR, vote, "AAAA-AAAA-AAAA", {})


def test_an_account_alone_does_not_vote_where_there_is_a_roll() -> None:
    vote = factory.vote_with_roll()
    with pytest.raises(NotAllowed):
        cast_ballot(people.actor(people.amina()), vote, factory.ticked(vote, 0))


def test_the_record_of_a_ballot_by_code_names_nobody() -> None:
    vote = factory.vote_with_roll()
    cast_ballot_by_code(people.actor(people.amina()), vote, factory.letters(vote)[0].code, factory.ticked(vote, 0))
    entry = db.session.execute(select(AuditEntry).where(AuditEntry.action == "polling.cast_ballot_by_code")).scalar_one()
    assert (entry.account_id, entry.actor_kind) == (None, "secret")
