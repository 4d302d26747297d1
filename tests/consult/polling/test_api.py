"""The door for programs of those who have a code."""

from sqlalchemy import select

from consult.core.db import db
from consult.votes.models import Ballot
from tests.browser import Browser
from tests.factories import polling as factory


def test_a_code_casts_a_ballot_sent_as_json(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    answer = visitor.post(
        f"/api/votes/{vote.uid}/ballot-by-code", json={"code": code, "choices": factory.ticked(vote, 0), "revision": 0}
    )
    box = db.session.execute(select(Ballot.tracker, Ballot.channel, Ballot.assurance)).all()
    assert [tuple(row) for row in box] == [(answer.get_json()["tracker"], "api", "post")]


def test_refusals_are_sentences(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    address, choices = f"/api/votes/{vote.uid}/ballot-by-code", factory.ticked(vote, 0)
    wrong = visitor.post(address, json={"code": "AAAA-BBBB-CCCC", "choices": choices, "revision": 0})
    assert wrong.status_code == 422 and wrong.get_json()["error"].startswith("This code opens no ballot.")
    for body in ({"code": ["x"], "choices": choices}, {"choices": choices}, {"code": "x"}, ["x"]):
        assert visitor.post(address, json=body).status_code == 422
    assert visitor.post("/api/votes/nowhere/ballot-by-code", json={"code": "x", "choices": {}}).status_code in (404, 422)
