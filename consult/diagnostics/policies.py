"""Who may answer, and who may make and change a questionnaire."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import is_locked
from consult.diagnostics.refusals import QuestionnaireLocked
from consult.organisations.models import Organisation


def may_view_questionnaire(actor: Actor, consultation: Consultation) -> bool:
    """Whoever sees the consultation sees what its diagnostic is about."""
    return may_view_consultation(actor, consultation)


def may_submit_response(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Whoever has signed in answers, once, as a person."""
    return may_view_consultation(actor, questionnaire.consultation) and actor.person_id is not None


def may_view_response(actor: Actor, response: Response) -> bool:
    """People see their own response; for others it does not exist (raises NotFound)."""
    if actor.person_id is not None and actor.person_id == response.person_id:
        return True
    raise NotFound


def may_prepare_questionnaire(actor: Actor, consultation: Consultation) -> bool:
    """Organisers prepare the questionnaires of their organisation's consultations."""
    return actor.is_organiser_of(consultation.organisation_id)


def may_create_questionnaire(actor: Actor, consultation: Consultation) -> bool:
    """Organisers make the questionnaire of a consultation."""
    return may_prepare_questionnaire(actor, consultation)


def may_update_questionnaire(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers change a questionnaire until somebody has answered; then raises QuestionnaireLocked."""
    if not may_prepare_questionnaire(actor, questionnaire.consultation):
        return False
    if is_locked(questionnaire):
        raise QuestionnaireLocked
    return True


def may_add_question(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Whoever may change the questionnaire adds questions."""
    return may_update_questionnaire(actor, questionnaire)


def may_update_question(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire changes its questions."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_move_question(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire puts its questions in order."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_remove_question(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire removes questions."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_import_responses(actor: Actor, consultation: Consultation) -> bool:
    """Organisers, and the command line, bring in the responses of a survey held elsewhere."""
    return may_prepare_questionnaire(actor, consultation)


def may_import_consultation(actor: Actor, organisation: Organisation) -> bool:
    """Organisers, and the command line, bring in a whole survey held elsewhere as a consultation of their organisation."""
    return actor.is_organiser_of(organisation.id)
