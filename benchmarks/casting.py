"""Casting through the action, many processes at once; and closing votes while people go on voting."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Event

from flask import Flask
from sqlalchemy import select

from benchmarks.measure import Figure
from benchmarks.town import people, places, town
from consult import create_app
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM, Actor
from consult.core.db import db
from consult.votes import queries
from consult.votes.actions import cast_ballot, close_vote, create_vote
from consult.votes.drafting import Draft, OwnOption
from consult.votes.errors import VoteClosed
from consult.votes.models import Ballot, Vote

BALLOTS, PROCESSES = 8_000, 4
VOTERS, CLOSES, BEFORE_CLOSING = 20, 20, 60


def casts() -> list[Figure]:
    """Everybody casts a ballot through the action that every door calls, from several processes at once."""
    with town():
        vote = _vote(places.consultation())
        uid, options = vote.uid, [option.uid for option in vote.options[:2]]
        voters = [account.person_id or 0 for account in people(BALLOTS)]
        # Each process is asked once before the clock runs, so that what a start costs is not counted.
        warm, shares = voters[:PROCESSES], [voters[PROCESSES:][number::PROCESSES] for number in range(PROCESSES)]
        with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
            pool.starmap(_cast, [(uid, options, [one]) for one in warm], chunksize=1)
            start = time.perf_counter()
            pool.starmap(_cast, [(uid, options, share) for share in shares], chunksize=1)
            seconds = time.perf_counter() - start
        stored = db.session.query(Ballot).count()
    return [
        Figure(
            f"ballots through the action, {PROCESSES} processes",
            (BALLOTS - len(warm)) / seconds,
            "a second",
            1_000,
            is_floor=True,
        ),
        Figure("ballots through the action: cast but not stored", BALLOTS - stored, "rows", 0),
    ]


def closes() -> list[Figure]:
    """Votes are closed one after the other while voters go on voting as fast as they can."""
    late = lost = cast = 0
    longest = 0.0
    with town():
        # A connection for each voter: a process of the web server has fewer threads than connections.
        app = create_app(SQLALCHEMY_ENGINE_OPTIONS={"pool_size": VOTERS})
        consultation = places.consultation()
        places.lift_end(consultation, "vote")
        for _ in range(CLOSES):
            vote = _vote(consultation)
            given, after, seconds = _close_under_voters(app, vote)
            kept = set(db.session.scalars(select(Ballot.tracker).where(Ballot.vote_id == vote.id)))
            db.session.rollback()
            late, lost, cast = late + after, lost + len(given ^ kept), cast + len(given)
            longest = max(longest, seconds)
    what = f"{CLOSES} votes closed under {VOTERS} looping voters"
    return [
        Figure(f"{what}: ballots", cast, "ballots"),
        Figure(f"{what}: taken after the close", late, "ballots", 0),
        Figure(f"{what}: acknowledged and not stored, or the reverse", lost, "ballots", 0),
        Figure(f"{what}: longest wait to close", longest, "s", 1),
    ]


def _cast(uid: str, options: list[str], voters: list[int]) -> None:
    """In a process of its own, with an application of its own."""
    with _application().app_context():
        vote = queries.vote_by_uid(uid)
        for number in voters:
            cast_ballot(_person(number), vote, {"choices": options})


@cache
def _application() -> Flask:
    return create_app()


def _close_under_voters(app: Flask, vote: Vote) -> tuple[set[str], int, float]:
    """The trackers given, how many of them to ballots begun after the close was known, and how long the close took."""
    uid, option, closed = vote.uid, vote.options[0].uid, Event()
    under_way: list[str] = []

    def go_on(voter: int) -> tuple[list[str], int]:
        given: list[str] = []
        late = 0
        while True:
            was_closed = closed.is_set()
            try:
                with app.app_context():
                    person = _person(100_000 * voter + len(given) + 1)
                    given.append(cast_ballot(person, queries.vote_by_uid(uid), {"choices": [option]}))
            except VoteClosed:
                return given, late
            late += was_closed
            under_way.append(given[-1])

    with ThreadPoolExecutor(VOTERS) as hands:
        voting = [hands.submit(go_on, voter) for voter in range(VOTERS)]
        while len(under_way) < BEFORE_CLOSING and not any(one.done() for one in voting):
            time.sleep(0.005)
        seconds = _seconds(lambda: close_vote(SYSTEM, queries.vote_by_uid(uid)))
        closed.set()
        found = [one.result() for one in voting]
    return {tracker for given, _ in found for tracker in given}, sum(late for _, late in found), seconds


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _person(number: int) -> Actor:
    return Actor("account", number, number, f"Citizen {number}")


def _vote(made: Consultation) -> Vote:
    options = [OwnOption(f"Option {number}") for number in range(6)]
    return create_vote(SYSTEM, made, Draft(title="What first?", own_options=options, max_choices=3))
