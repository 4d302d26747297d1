"""Correcting a questionnaire people have begun to answer: a version more, which takes the place of the one before."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import uuid4

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.policies import may_drop_correction, may_open_correction, may_start_correction
from consult.diagnostics.queries import correction_of, is_locked, questionnaire_of
from consult.diagnostics.refusals import CorrectionExists, MeaningUndecided, NothingToCorrect, QuestionnaireReplaced
from consult.diagnostics.rewording import rewordings
from consult.diagnostics.versions import copy_of, count_together, tell_apart
from consult.jobs import Job

# What a correction takes over as it stands.
KEPT = (
    "consultation_id",
    "introduction",
    "is_paged",
    "assurance",
    "is_replaceable",
    "language",
    "translations",
    "counts_from",
)


@action(may_start_correction)
def start_correction(actor: Actor, questionnaire: Questionnaire) -> Questionnaire:
    """Copies the questionnaire as a draft to be corrected; people go on answering this one meanwhile.

    Raises NothingToCorrect while nobody has answered, QuestionnaireReplaced, CorrectionExists the second time.
    """
    questionnaire = _current(questionnaire)
    if not is_locked(questionnaire):
        raise NothingToCorrect
    if correction_of(questionnaire.consultation) is not None:
        raise CorrectionExists
    draft = Questionnaire(version=questionnaire.version + 1, is_draft=True)
    for name in KEPT:
        setattr(draft, name, getattr(questionnaire, name))
    draft.questions = [copy_of(question) for question in questionnaire.questions]
    db.session.add(draft)
    return draft


@action(may_open_correction)
def open_correction(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    means_the_same: Mapping[str, bool] = MappingProxyType({}),
    revision: str = "",
) -> None:
    """Lets people answer the corrected version from now on; responses to the one before stay with it.

    Of each question in other words `means_the_same` says, by uid, whether it still asks what it asked: nobody but a person can
    tell. Responses are counted together where everything that is counted now was asked before. `revision` is that of the
    correction one has looked at. Raises QuestionnaireReplaced, and MeaningUndecided where a question is not decided upon or
    the correction has changed meanwhile.
    """
    corrected, current = locked(questionnaire), questionnaire_of(questionnaire.consultation)
    if current is None or not corrected.is_draft:
        raise QuestionnaireReplaced
    current = locked(current)
    reworded = {one.uid for one in rewordings(current, corrected)}
    if reworded - means_the_same.keys() or revision not in ("", str(corrected.revision)):
        raise MeaningUndecided
    tell_apart(current, corrected, {uid for uid in reworded if not means_the_same[uid]})
    corrected.counts_from = current.counts_from if count_together(current, corrected) else corrected.version
    corrected.is_draft = False
    # Whoever waits to answer the version before learns by its revision to look again.
    current.revision = uuid4()
    ring(Job.DRAFT_ASSESSMENT, corrected.consultation_id)


@action(may_drop_correction)
def drop_correction(actor: Actor, questionnaire: Questionnaire) -> None:
    """Gives the correction up. Raises QuestionnaireReplaced when people answer it already."""
    questionnaire = locked(questionnaire)
    if not questionnaire.is_draft:
        raise QuestionnaireReplaced
    db.session.delete(questionnaire)


def _current(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire, locked, as long as it is the one people answer. Raises QuestionnaireReplaced."""
    current = questionnaire_of(questionnaire.consultation)
    if current is None or current.id != questionnaire.id:
        raise QuestionnaireReplaced
    return locked(current)
