"""The ballot as JSON."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from consult.core.db import db
from consult.votes.models import Ballot, Vote
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories import votes as factory


def _address(vote: Vote) -> str:
    return f"/api/votes/{vote.uid}/ballot"


def _scored() -> Vote:
    vote = factory.vote()
    vote.ballot_type = "score"
    db.session.commit()
    return vote


def test_the_paper_names_the_fields_to_send(visitor: Browser) -> None:
    vote = _scored()
    said = visitor.get(_address(vote)).get_json()
    assert said["fields"] == [f"choices-{option.uid}" for option in vote.options] and said["csrf_token"]
    assert [option["title"] for option in said["options"]] == [option.title for option in vote.options]
    assert "score from 0 to 10" in said["instructions"]


def test_a_ballot_goes_in_and_its_tracker_comes_out(visitor: Browser) -> None:
    vote = _scored()
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), json={"choices": {f"choices-{vote.options[1].uid}": 7}, "revision": 0})
    row = db.session.scalars(select(Ballot)).one()
    assert answer.get_json() == {"tracker": row.tracker}
    assert (row.choices, row.ballot_values, row.channel) == ([1], [7], "api")


def test_ticks_are_sent_as_a_list(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    sent = {"choices": {"choices": [vote.options[0].uid, vote.options[2].uid]}, "revision": 0}
    assert visitor.post(_address(vote), json=sent).status_code == 200
    assert db.session.scalars(select(Ballot.choices)).all() == [[0, 2]]


def test_a_refusal_is_a_sentence(visitor: Browser) -> None:
    vote = _scored()
    sent = {"choices": {f"choices-{vote.options[1].uid}": "99"}, "revision": 0}
    assert visitor.post(_address(vote), json=sent).status_code == 401
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), json=sent)
    assert (answer.status_code, answer.get_json()["error"][:30]) == (422, "A score lies between 0 and 10.")
    places.close_stage(vote.consultation, "vote")
    assert visitor.post(_address(vote), json=sent).status_code == 409
    assert visitor.post("/api/votes/unknown/ballot", json=sent).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"choices": {}}',
        b'{"revision": 0, "choices": []}',
        b'{"revision": 0, "choices": {"is_signed": 1}}',
        b'{"revision": 0, "choices": {"choices-elsewhere": 1}}',
        b'{"revision": 0, "choices": {"choices": {"a": null}}}',
    ],
)
def test_what_is_no_ballot_is_refused(visitor: Browser, body: bytes) -> None:
    vote = factory.vote(min_choices=0)
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), body, content_type="application/json")
    assert answer.status_code == 422 and answer.get_json()["error"]
    assert db.session.scalars(select(Ballot)).all() == []


def test_a_ballot_for_an_earlier_paper_is_refused(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    paper = visitor.get(_address(vote)).get_json()
    vote.revision += 1
    db.session.commit()
    sent = {"choices": {"choices": [vote.options[0].uid]}, "revision": paper["revision"]}
    assert visitor.post(_address(vote), json=sent).status_code == 409
    assert db.session.scalars(select(Ballot)).all() == []


def test_without_the_token_nothing_goes_in(database: Flask, visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    sent = {"choices": {"choices": [vote.options[0].uid]}, "revision": 0}
    database.config["WTF_CSRF_ENABLED"] = True
    try:
        assert visitor.post(_address(vote), json=sent).status_code == 400
        token = visitor.get(_address(vote)).get_json()["csrf_token"]
        assert re.fullmatch(r"[\w.-]+", token)
        assert visitor.post(_address(vote), json=sent, headers={"X-CSRFToken": token}).status_code == 200
    finally:
        database.config["WTF_CSRF_ENABLED"] = False
