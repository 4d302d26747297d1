"""At the polling place too, what happens at the same moment happens in some order."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult.core.actors import VISITOR
from consult.core.db import db
from consult.core.errors import DomainError
from consult.polling.actions import cast_ballot_by_code
from consult.polling.desk_actions import hand_paper
from consult.polling.voters import Identity
from consult.votes.models import Ballot
from consult.votes.queries import vote_by_uid
from tests.factories import polling as factory

DOORS = 24


def test_paper_and_a_letter_at_the_same_moment_are_one_voter(database: Flask) -> None:
    vote = factory.vote_with_roll(1)
    code, clerk, sent = factory.letters(vote)[0].code, factory.clerk(vote), factory.ticked(vote, 0)
    uid, together = vote.uid, Barrier(DOORS, timeout=30)

    def come(number: int) -> str:
        with database.app_context():
            together.wait()
            try:
                if number % 2:
                    hand_paper(clerk, vote_by_uid(uid), Identity(reference="1"))
                else:
                    cast_ballot_by_code(VISITOR, vote_by_uid(uid), code, sent)
                return "taken"
            except DomainError as refusal:
                return type(refusal).__name__

    with ThreadPoolExecutor(DOORS) as pool:
        answers = list(pool.map(come, range(DOORS)))
    assert db.session.scalar(select(func.count()).select_from(Ballot)) == 1
    channel = db.session.scalar(select(Ballot.channel))
    if channel == "handed":
        assert answers[1::2].count("taken") == 1 and answers[0::2].count("taken") == 0
    else:
        assert answers[1::2].count("taken") == 0 and set(answers[0::2]) == {"taken"}
    assert set(answers) <= {"taken", "HandedPaper", "AlreadyVoted"}


@pytest.mark.usefixtures("database")
def test_many_ballots_with_one_code_are_one_ballot(database: Flask) -> None:
    vote = factory.vote_with_roll(1)
    code, uid = factory.letters(vote)[0].code, vote.uid
    wishes = [factory.ticked(vote, number % 3) for number in range(DOORS)]

    def come(number: int) -> str:
        with database.app_context():
            return cast_ballot_by_code(VISITOR, vote_by_uid(uid), code, wishes[number])

    with ThreadPoolExecutor(DOORS) as pool:
        trackers = set(pool.map(come, range(DOORS)))
    assert len(trackers) == 1
    assert db.session.scalar(select(func.count()).select_from(Ballot)) == 1
