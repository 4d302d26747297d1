"""A questionnaire in three pages with a condition, written straight into the database or only made."""

from typing import Any

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import QuestionType
from consult.diagnostics.usual_questions import with_defaults


def items(*labels: str) -> list[dict[str, Any]]:
    """Lines keyed n1, n2…"""
    return [{"key": f"n{place}", "label": label, "need": None} for place, label in enumerate(labels, 1)]


def made() -> Questionnaire:
    """Do you drive (page 1); where can you not get to, of those who do not (page 2); anything else (page 3)?"""
    questionnaire = Questionnaire(version=1, counts_from=1, is_draft=False, is_paged=True, assurance="email", language="en")
    questionnaire.introduction, questionnaire.translations = "About getting about.", {}
    blank: dict[str, Any] = {"hint": "", "section": "", "easy_text": "", "is_required": False, "is_sensitive": False}
    drives = {"options": {"items": items("Yes", "No")}, "is_required": True}
    asked = {"question": "drives222222", "items": ["n2"], "is_chosen": True}
    questionnaire.questions = [
        Question(uid="drives222222", kind="single_choice", label="Do you drive?", page=1, position=0, **blank | drives),
        Question(uid="places222222", kind="long_text", label="Where to?", page=2, position=1, show_if=asked, **blank | _words()),
        Question(uid="others222222", kind="long_text", label="Anything else?", page=3, position=2, **blank | _words()),
    ]
    for question in questionnaire.questions:
        question.translations = {}
    return questionnaire


def stored(consultation: Consultation, **changed: Any) -> Questionnaire:
    """The same, in the database."""
    questionnaire = made()
    questionnaire.consultation = consultation
    for name, value in changed.items():
        setattr(questionnaire, name, value)
    db.session.add(questionnaire)
    db.session.commit()
    return questionnaire


def _words() -> dict[str, Any]:
    return {"options": {"max_length": 2_000}}


def of_every_type(consultation: Consultation, **changed: Any) -> Questionnaire:
    """A questionnaire on one page with a question of each type, labelled by the name of its type, in the database."""
    questionnaire = Questionnaire(consultation=consultation, introduction="", assurance="open", language="en")
    questionnaire.questions = [
        Question(position=place, kind=kind.key, label=kind.key, options=_usual(kind)) for place, kind in enumerate(QUESTION_TYPES)
    ]
    for name, value in changed.items():
        setattr(questionnaire, name, value)
    db.session.add(questionnaire)
    db.session.commit()
    return questionnaire


def _usual(kind: QuestionType) -> dict[str, Any]:
    lines: dict[str, object] = {"items": items("Benches", "Buses", "Trees", "Shops")} if kind.fewest_items else {}
    return with_defaults(kind.key, lines)
