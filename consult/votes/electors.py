"""Who may have a ballot in a vote: asked at its sealing, when the handle of every elector is computed anew.

Features after this one add a source of electors: a function from the vote to the voter keys that its ballots were filed under.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from sqlalchemy import select

from consult.accounts.models import Person
from consult.core.db import db
from consult.votes.models import Vote

Electors = Callable[[Vote], Iterable[str]]

# How many rows are fetched at a time.
IN_PARTS = {"yield_per": 10_000}


def persons(vote: Vote) -> Iterator[str]:
    """Every verified person, of a vote open to whoever has confirmed an address."""
    if vote.electorate != "accounts":
        return
    yield from map(str, db.session.connection().execute(select(Person.id), execution_options=IN_PARTS).scalars())


ELECTORS: list[Electors] = [persons]

# What must be over before a vote is sealed, as paper ballots still being typed in; whoever ends it rings for the tally.
HINDRANCES: list[Callable[[Vote], bool]] = []


def electors_of(vote: Vote) -> Iterable[str]:
    """The voter keys of all who may have a ballot in the vote."""
    return chain.from_iterable(source(vote) for source in ELECTORS)


def is_held_up(vote: Vote) -> bool:
    """Whether something must still be finished before the closed vote is sealed."""
    return any(is_under_way(vote) for is_under_way in HINDRANCES)
