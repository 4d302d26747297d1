"""Votes under many hands at once, each on a connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from flask import Flask
from sqlalchemy import select

from consult.core.actors import SYSTEM, Actor
from consult.core.db import db
from consult.core.errors import DomainError
from consult.votes import queries
from consult.votes.actions import cast_ballot, change_vote, close_vote
from consult.votes.ballot_types.contract import InvalidBallot
from consult.votes.drafting import Draft
from consult.votes.errors import VoteClosed
from consult.votes.models import Ballot, Vote
from tests.factories import places
from tests.factories import votes as factory

HANDS = 12
Result = TypeVar("Result")


def _somebody(number: int) -> Actor:
    return Actor("account", number, number, f"Citizen {number}")


def _apart(app: Flask, work: Callable[[int], Result]) -> Callable[[int], Result]:
    """The same work, in an application context and thus on a session of its own."""

    def run(number: int) -> Result:
        with app.app_context():
            return work(number)

    return run


def test_two_hundred_identical_ballots_at_once_store_one(database: Flask) -> None:
    vote = factory.vote()
    uid, option = vote.uid, vote.options[0].uid
    cast = _apart(database, lambda _: cast_ballot(_somebody(1), queries.vote_by_uid(uid), {"choices": [option]}))
    with ThreadPoolExecutor(HANDS) as hands:
        trackers = set(hands.map(cast, range(200)))
    assert trackers == set(db.session.scalars(select(Ballot.tracker)))
    assert len(trackers) == 1


def test_forty_people_at_once_have_forty_ballots(database: Flask) -> None:
    vote = factory.vote()
    uid, option = vote.uid, vote.options[1].uid
    cast = _apart(database, lambda number: cast_ballot(_somebody(number), queries.vote_by_uid(uid), {"choices": [option]}))
    with ThreadPoolExecutor(HANDS) as hands:
        assert len(set(hands.map(cast, range(40)))) == 40
    assert queries.ballots_count(vote) == 40


def test_closing_under_voters_loses_no_ballot_and_admits_none_late(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    for _ in range(5):
        vote = factory.closable(factory.vote(made, needs=needs))
        closed = threading.Event()
        acknowledged, late = _vote_until_refused(database, vote, closed)
        assert late == 0
        assert {tracker for tracker, _ in acknowledged} == set(
            db.session.scalars(select(Ballot.tracker).where(Ballot.vote_id == vote.id))
        )


def _vote_until_refused(app: Flask, vote: Vote, closed: threading.Event) -> tuple[list[tuple[str, bool]], int]:
    """Lets many vote while somebody closes; the trackers they were given and how many began after the close was known."""
    uid, options = vote.uid, [option.uid for option in vote.options]
    under_way = threading.Semaphore(0)

    def go_on(number: int) -> list[tuple[str, bool]]:
        given: list[tuple[str, bool]] = []
        with app.app_context():
            while True:
                was_closed = closed.is_set()
                person = _somebody(1000 * number + len(given))
                try:
                    given.append((cast_ballot(person, queries.vote_by_uid(uid), {"choices": [options[number % 3]]}), was_closed))
                except VoteClosed:
                    return given
                under_way.release()

    def close(_: int) -> None:
        for _ in range(60):
            under_way.acquire()
        close_vote(SYSTEM, queries.vote_by_uid(uid))
        closed.set()

    with ThreadPoolExecutor(HANDS) as hands:
        closing = hands.submit(_apart(app, close), 0)
        given = [one for batch in hands.map(go_on, range(HANDS - 1)) for one in batch]
        closing.result()
    return given, sum(was_closed for _, was_closed in given)


def test_a_ballot_never_meets_options_that_changed_under_it(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    for _ in range(5):
        vote = factory.vote(made, needs=needs)
        uid, first = vote.uid, vote.options[0].uid
        draft = Draft("What first?", needs=needs[1:], max_choices=1)

        def attempt(number: int, uid: str = uid, first: str = first, draft: Draft = draft) -> type[DomainError] | None:
            row = queries.vote_by_uid(uid)
            try:
                if number == 3:
                    change_vote(SYSTEM, row, draft)
                else:
                    cast_ballot(_somebody(number), row, {"choices": [first]})
            except DomainError as error:
                return type(error)
            return None

        with ThreadPoolExecutor(HANDS) as hands:
            outcomes = list(hands.map(_apart(database, attempt), range(8)))
        is_changed = outcomes.pop(3) is None
        assert set(outcomes) == {InvalidBallot if is_changed else None}
        assert queries.ballots_count(vote) == (0 if is_changed else 7)
