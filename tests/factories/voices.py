"""What people said of statements and in words, written straight into the database for tests about something else."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from consult.assessments import voice_actions
from consult.assessments.coding_actions import Decision
from consult.assessments.texts import Text
from consult.assessments.voice_models import VoiceReport
from consult.assessments.voice_queries import voice_report
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.needs.models import Need
from tests.consult.assessments.methods.opinions import planted

STANCES = {1: "agree", -1: "disagree", 0: "pass"}
BUS = "A bus to the station every hour, also on Sundays and in the evening, number {}"
DOCTOR = "No doctor takes new patients here, one waits {} weeks for the health centre"


def with_statements(made: Consultation, needs: list[Need], table: NDArray[np.int8] | None = None) -> Questionnaire:
    """A questionnaire of statements, the first of which is about the first need; answered by two groups unless told otherwise."""
    table = planted((40, 30), 10, seed=1, density=0.9, fervour=0.95) if table is None else table
    labels = [f"Statement number {place}" for place in range(table.shape[1])]
    items = [{"key": f"s{place}", "label": label, "need": None} for place, label in enumerate(labels)]
    items[0]["need"] = needs[0].uid
    asked = Question(position=1, kind="statements", label="Do you agree?", options={"items": items, "added": 1})
    sheet = Questionnaire(consultation=made, questions=[asked])
    db.session.add(sheet)
    db.session.flush()
    said = [{f"s{place}": STANCES[vote] for place, vote in enumerate(row.tolist()) if vote in STANCES} for row in table]
    db.session.add_all(Response(questionnaire_id=sheet.id, channel="web", answers={asked.uid: {"said": one}}) for one in said)
    db.session.commit()
    return sheet


def with_texts(made: Consultation, *, people: int = 12, is_consented: bool = True) -> Questionnaire:
    """A free text, in which half of the people write of the bus and half of the doctor, and an agreement to be quoted."""
    words = Question(position=1, kind="long_text", label="What else?", options={"max_length": 2_000})
    agreed = Question(position=2, kind="consent", label="Quotes", options={"words": "You may quote me", "purpose": "quotes"})
    sheet = Questionnaire(consultation=made, questions=[words, agreed])
    db.session.add(sheet)
    db.session.flush()
    for number in range(people):
        said = (BUS if number % 2 == 0 else DOCTOR).format(number)
        answers = {words.uid: said} | ({agreed.uid: True} if is_consented else {})
        db.session.add(Response(questionnaire_id=sheet.id, channel="web", answers=answers))
    db.session.commit()
    return sheet


def decision(text: Text, *needs: Need, is_quotable: bool = False) -> Decision:
    """What somebody says of the text who has read it as it stands."""
    return Decision(text.key, text.digest, frozenset(need.uid for need in needs), is_quotable)


def rewritten(text: Text, words: str) -> None:
    """The answer's author writes something else in its place."""
    response = db.session.scalars(select(Response).where(Response.uid == text.uid)).one()
    response.answers = {**response.answers, text.question_uid: words}
    db.session.commit()


def heard(made: Consultation) -> VoiceReport:
    """What a worker makes of it all, without a rest: what counts, then what helps to review."""
    for _time in range(2):
        voice_actions.hear_voices(SYSTEM, made, rest=0)
    report = voice_report(made)
    assert report is not None
    return report
