"""Answering a questionnaire of thirty questions: through the action in two processes, and over HTTP."""

import multiprocessing
import time
from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy.orm import lazyload

from benchmarks import load
from benchmarks.measure import Figure
from benchmarks.town import Town, people, places, served, town
from consult import create_app
from consult.accounts.models import Account
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.lookup import by_uid
from consult.diagnostics.actions import submit_response
from consult.diagnostics.answering import type_answers
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES

RESPONSES, PROCESSES = 4_000, 2
REQUESTS, CONNECTIONS = 2_000, 16
ITEMS = [{"key": f"n{number}", "label": f"Line {number}", "need": None} for number in range(1, 7)]
ENDS = {"lowest": "Not at all", "highest": "Very much"}
# Five questions each: what they ask, and an answer.
KINDS: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("satisfaction", {"items": ITEMS, **ENDS}, {"n1": 4, "n2": 2, "n3": 5, "n5": 1}),
    ("top_k", {"items": ITEMS, "k": 3}, ["n2", "n3", "n6"]),
    ("single_choice", {"items": ITEMS}, "n4"),
    ("scale", {"items": ITEMS, "points": 5, **ENDS}, {"n1": 1, "n4": 5, "n6": 3}),
    ("long_text", {"max_length": 2_000}, "A bench in the shade near the school, and a bus in the evening."),
    ("statements", {"items": ITEMS, "added": "yes"}, {"said": {"n1": "agree", "n2": "pass", "n4": "disagree"}}),
)


def responses() -> list[Figure]:
    """Everybody answers thirty questions through the action, from as many processes as there are processors."""
    with town():
        made = _questionnaire()
        uid, answers = made.uid, _answers(made)
        citizens = [account.person_id or 0 for account in people(RESPONSES)]
        # Each process is asked once before the clock runs, so that what a start costs is not counted.
        warm, shares = citizens[:PROCESSES], [citizens[PROCESSES:][number::PROCESSES] for number in range(PROCESSES)]
        with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
            pool.starmap(_respond, [(uid, answers, [one]) for one in warm], chunksize=1)
            start = time.perf_counter()
            pool.starmap(_respond, [(uid, answers, share) for share in shares], chunksize=1)
            seconds = time.perf_counter() - start
        stored = db.session.query(Response).count()
    what = f"responses to 30 questions, {PROCESSES} processes"
    return [
        Figure(what, (RESPONSES - len(warm)) / seconds, "a second", 300, is_floor=True),
        Figure(f"{what}: given but not stored", RESPONSES - stored, "rows", 0),
    ]


def submissions() -> list[Figure]:
    """Each of many citizens sends the form with thirty answers."""
    with town() as made:
        asked = _questionnaire()
        fields = _fields(asked)
        path = f"/consultations/{asked.consultation.uid}/diagnostic"
        requests = [_form(made, who, path, fields) for who in people(REQUESTS)]
        db.session.rollback()
        with served(made) as port:
            result = load.run(port, requests, CONNECTIONS)
        stored = db.session.query(Response).count()
    what = f"30 answers sent, gunicorn 2 × 4, {CONNECTIONS} connections"
    return [
        Figure(what, result.per_second, "a second"),
        Figure("30 answers sent: 95 % answered within", result.percentile(0.95), "ms", 150),
        Figure("30 answers sent: acknowledged but not stored", sum(result.statuses.values()) - stored, "rows", 0),
    ]


def _respond(uid: str, answers: dict[str, Any], citizens: list[int]) -> None:
    """In a process of its own, with an application of its own."""
    with _application().app_context():
        made = by_uid(Questionnaire, uid, lazyload(Questionnaire.questions))
        for number in citizens:
            submit_response(Actor("account", number, number, f"Citizen {number}"), made, answers)


@cache
def _application() -> Flask:
    return create_app()


def _questionnaire() -> Questionnaire:
    made = Questionnaire(consultation=places.consultation(), introduction="Ten minutes about your daily life.")
    made.questions = [
        Question(position=5 * turn + place, kind=kind, label=f"Question {turn} of that kind", options=options)
        for place, (kind, options, _answer) in enumerate(KINDS)
        for turn in range(5)
    ]
    db.session.add(made)
    db.session.commit()
    assert not any(QUESTION_TYPES[one.kind].check_options(one.options) for one in made.questions)
    return made


def _answers(made: Questionnaire) -> dict[str, Any]:
    given = {kind: answer for kind, _options, answer in KINDS}
    return {question.uid: given[question.kind] for question in made.questions}


def _fields(made: Questionnaire) -> dict[str, list[str]]:
    """The fields of the form, filled in."""
    typed = type_answers(made, _answers(made))
    return {f"{uid}-{item}" if item else uid: values for uid, fields in typed.items() for item, values in fields.items()}


def _form(made: Town, who: Account, path: str, fields: dict[str, list[str]]) -> bytes:
    body = urlencode({"csrf_token": made.token(), "then": "send", "page": "1", **fields}, doseq=True)
    return load.post(path, made.cookie(who), body)
