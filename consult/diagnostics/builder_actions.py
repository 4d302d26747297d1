"""What saves organisers work: questions asked twice, from the bank, or of another consultation; conditions and translations."""

from collections.abc import Collection, Mapping
from typing import Any

from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import authorize
from consult.core.db import db, new_uid
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.diagnostics.actions import held, require_room, require_sound_conditions
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.policies import (
    may_add_block,
    may_arrange_question,
    may_copy_questionnaire,
    may_create_questionnaire,
    may_duplicate_question,
    may_set_condition,
    may_translate_introduction,
    may_translate_question,
)
from consult.diagnostics.queries import is_locked, needs_in_order
from consult.diagnostics.question_bank import block_questions
from consult.diagnostics.question_types.contract import LABEL_AT_MOST, keys
from consult.diagnostics.refusals import TranslationLocked
from consult.diagnostics.rewording import kept_words
from consult.diagnostics.structure import number, place_before
from consult.diagnostics.versions import copy_of
from consult.diagnostics.wording import introduction_translated


@action(may_duplicate_question)
def duplicate_question(actor: Actor, question: Question) -> Question:
    """Puts the same question once more after this one. Raises QuestionnaireLocked."""
    questions = held(question.questionnaire).questions
    require_room(questions, 1)
    twin = copy_of(question, uid=new_uid())
    questions.insert(questions.index(question) + 1, twin)
    number(questions)
    return twin


@action(may_arrange_question)
def arrange_question(actor: Actor, question: Question, *, before: str | None, page: int) -> None:
    """Puts the question in front of the one of that uid, or at the end, on that page where it can stand there.

    Raises QuestionnaireLocked, and InvalidInput for a question of elsewhere or one that would come before what it depends on.
    """
    questions = held(question.questionnaire).questions
    neighbour = next((one for one in questions if one.uid == before), None)
    if neighbour is question or (neighbour is None and before):
        raise InvalidInput(_("The questions have changed meanwhile. Look at their order once more."))
    place_before(questions, question, neighbour, page)
    require_sound_conditions(questions)


@action(may_set_condition)
def set_condition(
    actor: Actor,
    question: Question,
    *,
    source: str | None,
    chosen: Collection[str] = (),
    is_chosen: bool = True,
    between: tuple[Any, Any] | None = None,
) -> None:
    """Asks the question only where one of the items of an earlier question is chosen, or none is; always without a source.

    Or where the number or the day that answers it lies `between` two, either of which may be None.

    Raises QuestionnaireLocked, and InvalidInput when the condition makes no sense.
    """
    questions = held(question.questionnaire).questions
    on_items = {"question": source, "items": sorted(chosen), "is_chosen": is_chosen}
    on_amount = {"least": between[0], "most": between[1]} if between else {}
    question.show_if = on_items | on_amount if source else None
    require_sound_conditions(questions)


@action(may_translate_question)
def translate_question(actor: Actor, question: Question, *, language: str, words: Mapping[str, Any]) -> None:
    """Says the question in another language: `label`, `hint`, `easy_text`, `section`, `items` and `settings` by key.

    What is empty is shown in the questionnaire's own language. Raises InvalidInput for lines that do not exist or words too long,
    and TranslationLocked for other words than people can have read.
    """
    labels = words.get("items", {})
    if set(labels) - keys(question.options) or any(len(one) > LABEL_AT_MOST for one in labels.values()):
        raise InvalidInput(_("This translation does not fit the question. Open it again."))
    questionnaire, before = locked(question.questionnaire), kept_words(question, language)
    question.translations = {**question.translations, language: dict(words)}
    if is_locked(questionnaire) and not before.items() <= kept_words(question, language).items():
        raise TranslationLocked


@action(may_translate_introduction)
def translate_introduction(actor: Actor, questionnaire: Questionnaire, *, language: str, introduction: str) -> None:
    """Says the introduction in another language. Raises TranslationLocked for other words than people can have read."""
    questionnaire = locked(questionnaire)
    before = introduction_translated(questionnaire, language)
    if before and before != introduction and is_locked(questionnaire):
        raise TranslationLocked
    questionnaire.translations = {**questionnaire.translations, language: {"introduction": introduction}}


@action(may_add_block)
def add_block(actor: Actor, questionnaire: Questionnaire, *, key: str) -> None:
    """Adds the questions of a block of the bank, in both languages, on a page of their own.

    Raises QuestionnaireLocked, NotFound for an unknown block, InvalidInput when there is no room.
    """
    questions = held(questionnaire).questions
    more = block_questions(key, needs_in_order(questionnaire.consultation), questionnaire.language)
    require_room(questions, len(more))
    page = max((question.page for question in questions), default=0) + 1
    for place, question in enumerate(more):
        question.page, question.position = page, len(questions) + place
    questions.extend(more)
    number(questions)


@action(may_copy_questionnaire)
def copy_questionnaire(actor: Actor, source: Questionnaire, consultation: Consultation) -> Questionnaire:
    """Makes the questionnaire of a consultation from that of another one; lines keep needs that are stated in the same words.

    Raises QuestionnaireExists where there is one already, NotAllowed unless the actor prepares that consultation too.
    """
    authorize(actor, may_create_questionnaire, consultation)
    uids = {need.statement: need.uid for need in needs_in_order(consultation)}
    known = {need.uid: uids.get(need.statement) for need in needs_in_order(source.consultation)}
    renamed = {question.uid: new_uid() for question in source.questions}
    same = ("introduction", "is_paged", "assurance", "is_replaceable", "language", "translations")
    made = Questionnaire(consultation_id=consultation.id, **{name: getattr(source, name) for name in same})
    made.questions = [_moved(question, renamed, known) for question in source.questions]
    db.session.add(made)
    return made


def _moved(question: Question, renamed: Mapping[str, str], needs: Mapping[str, str | None]) -> Question:
    """The question in another consultation: with a uid of its own, and the needs that are stated there."""
    options = dict(question.options)
    if "items" in options:
        options["items"] = [item | {"need": needs.get(item.get("need") or "")} for item in options["items"]]
    show_if = question.show_if and {**question.show_if, "question": renamed[question.show_if["question"]]}
    return copy_of(question, uid=renamed[question.uid], options=options, show_if=show_if)
