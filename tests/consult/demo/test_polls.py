"""The town's further votes."""

from random import Random

from flask import Flask
from sqlalchemy import select

from consult.core.actors import SYSTEM, Actor
from consult.core.db import db
from consult.demo.polls import ask_for_grades, share_budget
from consult.votes import queries
from consult.votes.models import Vote
from tests import people
from tests.factories import places, votes


def _crowd(count: int) -> list[Actor]:
    return [people.actor(people.account(f"citizen{number}")) for number in range(count)]


def test_a_budget_is_shared_within_its_limit(database: Flask) -> None:
    vote = votes.counted(share_budget(SYSTEM, places.consultation(), _crowd(30), Random(1)))
    counted = queries.tally(vote)
    assert counted is not None and (outcome := queries.result(counted)) is not None
    assert outcome.winners and outcome.count.cost <= 60_000


def test_a_question_is_left_open_with_grades_on_its_ballots(database: Flask) -> None:
    ask_for_grades(SYSTEM, places.consultation(), _crowd(12), Random(1))
    vote = db.session.scalars(select(Vote)).one()
    assert vote.is_open and queries.ballots_count(vote) == 12
