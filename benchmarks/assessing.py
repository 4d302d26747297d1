"""A whole assessment of many responses to thirty questions, shared out between two workers: from due to drafted."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import text

from benchmarks.measure import Figure
from benchmarks.town import Town, places, town
from consult.assessments import queries
from consult.assessments.actions import request_draft
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.needs.models import Need, Theme
from consult.territories.models import CensusMargin

A_MILLION, NEEDS, RATED, PEOPLE = 1_000_000, 30, 24, 5
CATEGORIES = (4, 3, 2, 6, 10)


def assessments() -> list[Figure]:
    """A hundred thousand responses, then a million: seconds, memory of the workers, and how the one grows with the other."""
    few, _ = _assessed(A_MILLION // 10)
    many, megabytes = _assessed(A_MILLION)
    return [
        Figure("assessment of 100,000 responses × 30 questions", few, "s"),
        Figure("assessment of 1,000,000 responses × 30 questions", many, "s", 30),
        Figure("1,000,000 responses against 100,000", many / few, "times", 11),
        Figure("1,000,000 responses × 30 questions: memory of workers", megabytes, "MB", 2_000),
    ]


def _assessed(responses: int) -> tuple[float, float]:
    with town() as made:
        consultation = places.consultation()
        _respond(_questionnaire(consultation), responses)
        with _workers(made) as workers:
            request_draft(SYSTEM, consultation)
            started = time.perf_counter()
            _wait_for_draft(consultation)
            seconds = time.perf_counter() - started
            megabytes = sum(_most_memory(pid) for pid in [workers, *_children(workers)])
        draft = queries.draft_of(consultation)
        assert draft is not None and draft.inputs["respondents"] == responses and draft.inputs["weighting"]["n_eff"]
    return seconds, megabytes


def _questionnaire(consultation: Consultation) -> Questionnaire:
    """One question about importance, 24 about satisfaction, and five about oneself, whose shares the census knows."""
    theme = Theme(consultation_id=consultation.id, title="Everything", position=0)
    db.session.add(theme)
    db.session.flush()
    needs = [Need(consultation_id=consultation.id, theme_id=theme.id, statement=f"Need {place}") for place in range(NEEDS)]
    db.session.add_all(needs)
    db.session.flush()
    items = [{"key": f"n{place}", "label": f"Need {place}", "need": need.uid} for place, need in enumerate(needs)]
    made = Questionnaire(consultation=consultation)
    made.questions = [Question(uid="top", kind="top_k", label="What matters?", options={"items": items, "k": 3})]
    for place in range(RATED):
        told = [items[place], *items[RATED + place : RATED + place + 1]]
        made.questions.append(Question(uid=f"sat{place}", kind="satisfaction", label="Satisfied?", options={"items": told}))
    for number, size in enumerate(CATEGORIES):
        told = [{"key": f"c{place}", "label": f"c{place}"} for place in range(size)]
        options = {"items": told, "variable": f"v{number}"}
        made.questions.append(Question(uid=f"who{number}", kind="single_choice", label="Who?", options=options))
        shares = [(9 + place) / sum(range(9, 9 + size)) for place in range(size)]
        db.session.add_all(
            CensusMargin(
                territory_id=consultation.territory_id,
                variable=f"v{number}",
                category=f"c{place}",
                share=share,
                source="-",
                observed_on=date(2024, 1, 1),
            )
            for place, share in enumerate(shares)
        )
    for position, question in enumerate(made.questions):
        question.position = position
    db.session.add(made)
    db.session.commit()
    return made


def _respond(made: Questionnaire, responses: int) -> None:
    """Rows made in the database; what each says is a hash of who says what."""

    def hashed(salt: int, size: int) -> str:
        return f"((hashint8(g * 64 + {salt}) & 1048575) % {size})"

    said = ["'top', jsonb_build_array(" + ", ".join(f"'n' || ({hashed(pick, 10)} + {10 * pick})" for pick in range(3)) + ")"]
    for place in range(RATED):
        levels = [f"'n{item}', {hashed(3 + item, 6)}" for item in (place, RATED + place) if item < NEEDS]
        said.append(f"'sat{place}', jsonb_build_object({', '.join(levels)})")
    said += [f"'who{number}', 'c' || {hashed(40 + number, size)}" for number, size in enumerate(CATEGORIES)]
    rows = text(f"""
        INSERT INTO response (uid, questionnaire_id, code, channel, answers)
        SELECT lpad(g::text, 12, '0'), :made, lpad(g::text, 11, '0'), 'import', jsonb_build_object({", ".join(said)})
        FROM generate_series(1, :responses) AS g
    """)
    db.session.execute(rows, {"made": made.id, "responses": responses})
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE response"))


@contextmanager
def _workers(made: Town) -> Iterator[int]:
    """Two processes of Celery and the relay; gives the number of their parent."""
    celery = [sys.executable, "-m", "celery", "-A", "workers.celery", "worker", "--concurrency", "2", "--loglevel", "ERROR"]
    processes = [subprocess.Popen(command, env=made.environment) for command in (celery, [sys.executable, "-m", "workers.relay"])]
    try:
        while len(_children(processes[0].pid)) < 2:
            time.sleep(0.1)
        time.sleep(1)
        yield processes[0].pid
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def _wait_for_draft(consultation: Consultation) -> None:
    while queries.draft_of(consultation) is None:
        db.session.rollback()
        time.sleep(0.1)
    db.session.rollback()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _most_memory(pid: int) -> float:
    """The megabytes a process held at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1_000
