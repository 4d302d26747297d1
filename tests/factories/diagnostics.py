"""Questionnaires and responses, written straight into the database for tests about something else."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.needs.models import Need


def questionnaire(consultation: Consultation, needs: Sequence[Need]) -> Questionnaire:
    """Satisfaction with the services of the needs, the three that matter most, and one free text; items are keyed n1, n2…"""
    services = [{"key": f"n{place}", "label": need.service, "need": need.uid} for place, need in enumerate(needs, 1)]
    statements = [{"key": f"n{place}", "label": need.statement, "need": need.uid} for place, need in enumerate(needs, 1)]
    ends = {"lowest": "Very dissatisfied", "highest": "Very satisfied"}
    made = Questionnaire(consultation=consultation, introduction="Five minutes about your daily life.")
    made.questions = [
        Question(position=1, kind="satisfaction", label="How satisfied are you?", options={"items": services, **ends}),
        Question(position=2, kind="top_k", label="Which three matter most?", options={"items": statements, "k": 3}),
        Question(position=3, kind="long_text", label="What else should we know?", options={"max_length": 2_000}),
    ]
    db.session.add(made)
    db.session.commit()
    return made


def answers(
    made: Questionnaire, levels: Mapping[str, int] = MappingProxyType({}), picks: Sequence[str] = (), text: str = ""
) -> dict[str, Any]:
    """Answers to the questionnaire above, by question uid; what is empty is left out."""
    satisfaction, top_k, long_text = (question.uid for question in made.questions)
    given = {satisfaction: dict(levels), top_k: list(picks), long_text: text}
    return {uid: answer for uid, answer in given.items() if answer}


def response(made: Questionnaire, account: Account | None, given: Mapping[str, Any]) -> Response:
    """The response of somebody, or of nobody known (as an import leaves it)."""
    person_id = account.person_id if account else None
    stored = Response(questionnaire=made, person_id=person_id, channel="web" if account else "import", answers=dict(given))
    db.session.add(stored)
    db.session.commit()
    return stored
