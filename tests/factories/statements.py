"""A question of statements that participants add to, for tests about something else."""

from consult.core.actors import Actor
from consult.core.db import db
from consult.diagnostics.actions import submit_response
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.statement_models import AddedStatement
from tests.factories import places, sheets

ASKED = "statements22"


def questionnaire() -> Questionnaire:
    """One question: two statements, and room for more; anybody with the link answers."""
    made = Questionnaire(consultation=places.consultation(), assurance="open", introduction="")
    options = {"items": sheets.items("The bus is often late.", "The square is pleasant."), "added": "yes"}
    made.questions = [Question(uid=ASKED, kind="statements", label="What do you think?", options=options, is_required=True)]
    db.session.add(made)
    db.session.commit()
    return made


def answer(made: Questionnaire, who: Actor, added: str, key: str | None = None, **said: str) -> str:
    """Somebody agrees with both statements and adds one."""
    stances = {"n1": "agree", "n2": "agree"} | said
    return submit_response(who, made, {ASKED: {"said": stances} | ({"added": added} if added else {})}, key=key)


def added() -> list[AddedStatement]:
    """What was added, in order."""
    return list(db.session.query(AddedStatement).order_by(AddedStatement.id))
