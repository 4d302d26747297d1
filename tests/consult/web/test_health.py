"""Whether the process answers."""

from flask import Flask

from consult import create_app
from tests.browser import Browser


def test_a_process_that_reaches_its_database_says_ok(visitor: Browser) -> None:
    answer = visitor.get("/health")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_a_process_that_does_not_reach_its_database_says_so(app: Flask) -> None:
    stranded = create_app(SQLALCHEMY_DATABASE_URI="postgresql+psycopg://127.0.0.1:1/x").test_client()
    assert stranded.get("/health").status_code == 503
