"""Who may answer, and who may make and change a questionnaire."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.diagnostics.answer_file_models import AnswerFile
from consult.diagnostics.models import EMAIL, IDENTITY, Question, Questionnaire, Response, ResponseDraft
from consult.diagnostics.queries import is_locked
from consult.diagnostics.refusals import IdentityWanted, QuestionnaireLocked
from consult.organisations.models import Organisation


def may_view_questionnaire(actor: Actor, consultation: Consultation) -> bool:
    """Whoever sees the consultation sees what its diagnostic is about."""
    return may_view_consultation(actor, consultation)


def may_submit_response(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Whoever has signed in answers, once, as a person; where the link is open, visitors do too.

    So they do where a code or the list of residents lets people in: the proof is asked for in the transaction that stores.
    Raises IdentityWanted where people confirm who they are with an identity provider, and this one has not.
    """
    if not may_view_consultation(actor, questionnaire.consultation):
        return False
    if questionnaire.assurance == IDENTITY and not actor.is_identified:
        raise IdentityWanted
    return actor.person_id is not None or (questionnaire.assurance != EMAIL and not actor.is_system)


def may_save_draft(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Whoever may answer may go on later."""
    return may_submit_response(actor, questionnaire)


def may_view_draft(actor: Actor, draft: ResponseDraft) -> bool:
    """A draft is its person's, or of whoever holds its code where it is nobody's; for others it does not exist."""
    if draft.person_id is None or draft.person_id == actor.person_id:
        return may_view_consultation(actor, draft.consultation)
    raise NotFound


def may_resume(actor: Actor, target: object) -> bool:
    """Everybody may try a code."""
    return True


def may_mail_draft_code(actor: Actor, draft: ResponseDraft) -> bool:
    """Whoever has the draft before them sends its code to themselves."""
    return may_view_draft(actor, draft)


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


def may_arrange_question(actor: Actor, question: Question) -> bool:
    """Whoever may move a question up and down drags it where it belongs."""
    return may_move_question(actor, question)


def may_draw_outline(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire draws the map of a question about places."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_limit_places(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire says where places may lie."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_remove_question(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire removes questions."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_duplicate_question(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire asks a question twice."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_set_condition(actor: Actor, question: Question) -> bool:
    """Whoever may change the questionnaire says when a question is asked."""
    return may_update_questionnaire(actor, question.questionnaire)


def may_translate_question(actor: Actor, question: Question) -> bool:
    """Organisers translate questions; of those that people answer already, what nobody could read in that language yet."""
    return may_prepare_questionnaire(actor, question.questionnaire.consultation)


def may_translate_introduction(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers translate the introduction, of a questionnaire that people answer already once."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_add_block(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Whoever may change the questionnaire adds questions of the bank."""
    return may_update_questionnaire(actor, questionnaire)


def may_copy_questionnaire(actor: Actor, source: Questionnaire) -> bool:
    """Organisers copy the questionnaires of their own organisations."""
    return may_prepare_questionnaire(actor, source.consultation)


def may_start_correction(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers prepare a corrected version of what people answer."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_open_correction(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers put the corrected version in the place of the one before."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_drop_correction(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers give a correction up."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_import_responses(actor: Actor, consultation: Consultation) -> bool:
    """Organisers, and the command line, bring in the responses of a survey held elsewhere."""
    return may_prepare_questionnaire(actor, consultation)


def may_import_form(actor: Actor, consultation: Consultation) -> bool:
    """Organisers, and the command line, begin a questionnaire with the form of another program."""
    return may_prepare_questionnaire(actor, consultation)


def may_send_answer_file(actor: Actor, consultation: Consultation) -> bool:
    """Organisers bring files of answers gathered elsewhere."""
    return may_prepare_questionnaire(actor, consultation)


def may_map_answer_file(actor: Actor, file: AnswerFile) -> bool:
    """Organisers of the consultation say what the columns of a file say."""
    return may_prepare_questionnaire(actor, file.consultation)


def may_drop_answer_file(actor: Actor, file: AnswerFile) -> bool:
    """Organisers of the consultation give a file up."""
    return may_prepare_questionnaire(actor, file.consultation)


def may_import_answers(actor: Actor, consultation: Consultation) -> bool:
    """Organisers, and the command line, make responses of answers gathered elsewhere."""
    return may_prepare_questionnaire(actor, consultation)


def may_import_consultation(actor: Actor, organisation: Organisation) -> bool:
    """Organisers, and the command line, bring in a whole survey held elsewhere as a consultation of their organisation."""
    return actor.is_organiser_of(organisation.id)
