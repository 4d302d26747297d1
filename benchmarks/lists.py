"""Reading: the list of ideas, at 2,000 and at 20,000."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event, text
from werkzeug.test import EnvironBuilder

from benchmarks import load
from benchmarks.measure import Figure
from benchmarks.town import Town, people, places, served, town
from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.models import Idea

REQUESTS = 200


def ideas() -> list[Figure]:
    """Queries, processor time and requests a second of the first page, as a signed-in citizen sees it."""
    figures = []
    with town() as made:
        consultation = places.consultation()
        needs = places.needs(consultation)
        (amina,) = people(1)
        for count in (2_000, 20_000):
            _write_ideas(consultation, [need.id for need in needs], count)
            path = f"/consultations/{consultation.uid}/idees"
            figures += _in_process(made, amina, path, count)
            with served(made) as port:
                result = load.run(port, [load.get(path, made.cookie(amina))] * 1_000, 16)
            figures.append(Figure(f"list of {count:,} ideas, 16 connections", result.per_second, "pages/s"))
    return figures


def _write_ideas(consultation: Consultation, needs: list[int], count: int) -> None:
    known = db.session.query(Idea).count()
    db.session.add_all(
        Idea(
            consultation_id=consultation.id,
            need_id=needs[number % len(needs)],
            author_name=f"Citizen {number}",
            title=f"Idea number {number} for our town",
            body="A longer text that explains what should change and for whom. " * 5,
            review_state="approved",
            supports_count=number % 97,
        )
        for number in range(known, count)
    )
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE idea"))


def _in_process(made: Town, amina: Account, path: str, count: int) -> list[Figure]:
    client = made.app.test_client()
    headers = {"Cookie": made.cookie(amina)}
    client.get(path, headers=headers)
    with _counted(made.app) as statements, made.app.app_context():
        answer = client.get(path, headers=headers)
    assert answer.status_code == 200 and b"Idea number" in answer.data
    times = [_processor_milliseconds(made.app, path, headers) for _ in range(REQUESTS)]
    name = f"list of {count:,} ideas, first page"
    return [
        Figure(f"{name}: queries", len(statements), "queries", 6),
        Figure(f"{name}: processor time, median", statistics.median(times), "ms", 6),
    ]


def _processor_milliseconds(app: Flask, path: str, headers: dict[str, str]) -> float:
    """What the server spends on a request; making the request is the visitor's business."""
    with app.app_context():
        environ = EnvironBuilder(path, headers=headers).get_environ()
        began = time.process_time()
        answer = app.wsgi_app(environ, lambda *_: lambda _: None)
        b"".join(answer)
        answer.close()  # type: ignore[attr-defined]
        return 1_000 * (time.process_time() - began)


@contextmanager
def _counted(app: Flask) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
