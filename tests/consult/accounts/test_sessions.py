"""Sessions."""

from flask import Flask, session

from consult.accounts.sessions import begin_session, end_session, load_account
from tests import people


def test_a_session_begins_with_nothing_of_the_visitors(database: Flask) -> None:
    amina = people.amina()
    with database.test_request_context():
        session["left"] = "behind"
        begin_session(amina)
        assert "left" not in session and len(session["session_id"]) >= 16
        first = session["session_id"]
        begin_session(amina)
        assert session["session_id"] != first
        assert load_account(amina.get_id()) is amina


def test_a_session_that_has_ended_names_nobody(database: Flask) -> None:
    amina = people.amina()
    with database.test_request_context():
        begin_session(amina)
        ended = session["session_id"]
        end_session()
        assert not session
        session["session_id"] = ended
        assert load_account(amina.get_id()) is None


def test_what_is_no_name_of_a_session_names_nobody(database: Flask) -> None:
    with database.test_request_context():
        assert [load_account(name) for name in ("", "x", "x:", "x:-1", "x:1:1", "x:²")] == [None] * 6
