"""The pages of the ballot, behind whichever door."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.core.db import db
from consult.votes.ballot_pages import Door, answer, ballot_page
from consult.votes.ballot_types.contract import Sent
from tests.factories import votes


def _door(put: list[tuple[Sent, int, bool]], **more: object) -> Door:
    return Door("/here", "/end", lambda *confirmed: put.append(confirmed), **more)  # type: ignore[arg-type]


def test_a_door_gets_what_was_confirmed_and_leads_to_its_receipt(database: Flask) -> None:
    vote, put = votes.vote(), []  # type: ignore[var-annotated]
    data = MultiDict({"choices": vote.options[0].uid, "confirmed_revision": "0"})
    with database.test_request_context("/", method="POST", data=data):
        sent = answer(vote, _door(put))
    assert sent.status_code == 303 and sent.location == "/end"  # type: ignore[union-attr]
    assert put == [({"choices": [vote.options[0].uid]}, 0, False)]


def test_nothing_is_put_into_the_box_before_it_is_confirmed(database: Flask) -> None:
    vote, put = votes.vote(), []  # type: ignore[var-annotated]
    for more in ({}, {"is_changing": "yes"}):
        with database.test_request_context("/", method="POST", data={"choices": vote.options[0].uid} | more):
            page = str(answer(vote, _door(put)))
        assert 'action="/here"' in page and vote.options[0].uid in page
    assert put == []


def test_a_bare_door_stands_alone_and_says_its_words(database: Flask) -> None:
    vote = votes.vote()
    with database.test_request_context("/"):
        page, usual = ballot_page(vote, _door([], is_bare=True, words=["Read this."])), ballot_page(vote, _door([]))
    assert "Read this." in page and "site-footer" not in page and "site-footer" in usual


def test_where_nobody_signs_a_forged_tick_signs_nothing(database: Flask) -> None:
    vote, put = votes.vote(), []  # type: ignore[var-annotated]
    vote.secrecy = "open"
    db.session.commit()
    data = {"choices": vote.options[0].uid, "confirmed_revision": "0", "is_signed": "y"}
    for is_signable in (True, False):
        with database.test_request_context("/", method="POST", data=data):
            answer(vote, _door(put, is_signable=is_signable))
    assert [is_signed for *_, is_signed in put] == [True, False]
