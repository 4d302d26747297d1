"""Beginning a questionnaire with the form of another program."""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.lookup import locked
from consult.diagnostics.actions import require_room, require_sound_conditions, within_territory
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.policies import may_import_form
from consult.diagnostics.queries import is_locked, needs_in_order, questionnaire_of
from consult.diagnostics.question_types.contract import items
from consult.diagnostics.refusals import AlreadyHasResponses, QuestionnaireExists
from consult.diagnostics.structure import number


@action(may_import_form)
def import_form(
    actor: Actor,
    consultation: Consultation,
    *,
    language: str,
    introduction: str,
    questions: Sequence[Mapping[str, Any]],
    translations: Mapping[str, Any] | None = None,
) -> Questionnaire:
    """Makes the questionnaire of the consultation from the words of a `FormPlan`; lines concern needs stated in the same words.

    Raises AlreadyHasResponses when anybody has responded, QuestionnaireExists when there are questions already, InvalidInput
    when there are too many.
    """
    questionnaire = questionnaire_of(locked(consultation)) or Questionnaire(consultation_id=consultation.id)
    if questionnaire.id is not None and is_locked(questionnaire):
        raise AlreadyHasResponses
    if questionnaire.questions:
        raise QuestionnaireExists
    require_room([], len(questions))
    uids = {need.statement: need.uid for need in needs_in_order(consultation)}
    told = ({**words, "options": within_territory(consultation, _bound(words["options"], uids))} for words in questions)
    made = [Question(**words) for words in told]
    number(made)
    require_sound_conditions(made)
    questionnaire.language, questionnaire.introduction = language, introduction
    questionnaire.translations = dict(translations or {})
    questionnaire.is_paged = any(question.page > 1 for question in made)
    questionnaire.questions = made
    db.session.add(questionnaire)
    return questionnaire


def _bound(options: Mapping[str, Any], uids: Mapping[str, str]) -> dict[str, Any]:
    """The options, their lines naming needs by uid instead of by statement."""
    lines = [item | {"need": uids.get(item.get("need") or "")} for item in items(options)]
    return {**options} | ({"items": lines} if lines else {})
