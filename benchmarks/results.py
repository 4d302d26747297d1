"""The results of a hundred thousand responses to thirty questions of many types: counting them, and opening their page."""

import statistics
import time
from datetime import date
from typing import Any

from sqlalchemy import text

from benchmarks.measure import Figure
from benchmarks.town import Town, places, town
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.results.actions import count_results, publish_results
from consult.results.queries import results_of
from consult.territories.models import CensusMargin

RESPONSES, REQUESTS = 100_000, 20
PROFILE = {"age_band": 5, "sex": 2, "area": 8}
KINDS = {
    "satisfaction": 7,
    "top_k": 2,
    "single_choice": 6,
    "multiple_choice": 3,
    "scale": 3,
    "statements": 2,
    "number": 2,
    "date": 1,
}
LINES = {"satisfaction": 5, "top_k": 10, "single_choice": 5, "multiple_choice": 8, "scale": 3, "statements": 6}
SETTINGS: dict[str, dict[str, Any]] = {
    "satisfaction": {"lowest": "Not at all", "highest": "Entirely"},
    "top_k": {"k": 3},
    "multiple_choice": {"fewest": 1, "most": 8, "other": ""},
    "scale": {"points": 5, "lowest": "Not at all", "highest": "Entirely"},
    "statements": {"more": 0},
    "number": {"unit": "minutes", "lowest": 0, "highest": 240, "decimals": 0},
    "date": {"earliest": "", "latest": ""},
    "long_text": {"max_length": 2_000},
}


def results() -> list[Figure]:
    """Seconds to count, and milliseconds a request for the page takes, whole and by groups."""
    with town() as made:
        consultation = places.consultation()
        questionnaire = _questionnaire(consultation)
        _respond(questionnaire)
        places.close_stage(consultation, "diagnostic")
        started = time.perf_counter()
        count_results(SYSTEM, consultation)
        seconds = time.perf_counter() - started
        found = results_of(questionnaire)
        assert found is not None and found.figures["respondents"] == RESPONSES and found.figures["weighting"]["n_eff"]
        publish_results(SYSTEM, questionnaire)
        pages = [_page(made, consultation, by) for by in ("", f"?par={questionnaire.questions[-1].uid}")]
    name = f"results of {RESPONSES:,} responses × {len(questionnaire.questions)} questions"
    return [
        Figure(f"{name}: counting", seconds, "s", 5),
        Figure(f"{name}: page", pages[0], "ms", 300),
        Figure(f"{name}: page by groups", pages[1], "ms", 300),
    ]


def _questionnaire(consultation: Consultation) -> Questionnaire:
    """Questions of many types, a free text, and three about oneself whose shares the census knows."""
    made = Questionnaire(consultation=consultation)
    for kind, times in KINDS.items():
        items = [{"key": f"i{place}", "label": f"Line {place}", "need": None} for place in range(LINES.get(kind, 0))]
        for number in range(times):
            options = ({"items": items} if items else {}) | SETTINGS.get(kind, {})
            made.questions.append(
                Question(uid=f"{kind[:8]}{number}", kind=kind, label=f"Question {kind} {number}", options=options)
            )
    made.questions.append(Question(uid="words", kind="long_text", label="What else?", options=SETTINGS["long_text"]))
    for name, size in PROFILE.items():
        items = [{"key": f"i{place}", "label": f"{name} {place}"} for place in range(size)]
        options = {"items": items, "variable": name}
        made.questions.append(Question(uid=name, kind="profile", label=name, options=options, is_crossed=True))
        db.session.add_all(_margins(consultation, name, size))
    for position, question in enumerate(made.questions):
        question.position = position
    db.session.add(made)
    db.session.commit()
    return made


def _margins(consultation: Consultation, name: str, size: int) -> list[CensusMargin]:
    total = sum(range(9, 9 + size))
    told = {"territory_id": consultation.territory_id, "variable": name, "source": "-", "observed_on": date(2024, 1, 1)}
    return [CensusMargin(category=f"i{place}", share=(9 + place) / total, **told) for place in range(size)]


def _respond(made: Questionnaire) -> None:
    """Rows made in the database; what each says is a hash of who says what, and some say nothing."""
    said = [
        f"CASE WHEN {_hash(700 + n, 20)} > 0 THEN jsonb_build_object('{one.uid}', {_answer(one, n)}) ELSE '{{}}' END"
        for n, one in enumerate(made.questions)
    ]
    rows = text(f"""
        INSERT INTO response (uid, questionnaire_id, code, channel, answers)
        SELECT lpad(g::text, 12, '0'), :made, lpad(g::text, 11, '0'), 'import', {" || ".join(said)}
        FROM generate_series(1, :responses) AS g
    """)
    db.session.execute(rows, {"made": made.id, "responses": RESPONSES})
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE response"))


def _hash(salt: int, size: int) -> str:
    return f"((hashint8(g * 1024 + {salt}) & 1048575) % {size})"


def _answer(question: Question, salt: int) -> str:
    """SQL that makes an answer as its type stores it."""
    lines = len(question.options.get("items", ()))
    levels = ", ".join(f"'i{place}', 1 + {_hash(salt * 16 + place, 5)}" for place in range(lines))
    stances = f"(ARRAY['agree', 'disagree', 'pass'])[1 + {_hash(salt, 3)}]"
    said = ", ".join(f"'i{place}', {stances}" for place in range(lines))
    one = f"'i' || {_hash(salt, max(lines, 1))}"
    return {
        "satisfaction": f"jsonb_build_object({levels})",
        "scale": f"jsonb_build_object({levels})",
        "top_k": f"jsonb_build_array('i' || {_hash(salt, 5)}, 'i' || (5 + {_hash(salt + 400, 5)}))",
        "multiple_choice": f"jsonb_build_object('chosen', jsonb_build_array({one}))",
        "statements": f"jsonb_build_object('said', jsonb_build_object({said}))",
        "number": f"to_jsonb({_hash(salt, 241)})",
        "date": f"to_jsonb((DATE '2010-01-01' + {_hash(salt, 5000)})::text)",
        "long_text": "to_jsonb('Something to say about the place one lives in, in a sentence or two.'::text)",
    }.get(question.kind, f"to_jsonb({one})")


def _page(made: Town, consultation: Consultation, by: str) -> float:
    """The milliseconds of a request as anybody makes it, without a network."""
    client = made.app.test_client()
    path, times = f"/consultations/{consultation.uid}/diagnostic/resultats{by}", []
    for _request in range(REQUESTS):
        started = time.perf_counter()
        answer = client.get(path)
        times.append(1_000 * (time.perf_counter() - started))
        assert answer.status_code == 200 and b"Line 4" in answer.data
    return statistics.median(times[2:])
