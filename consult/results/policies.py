"""Who counts, sees, publishes and takes home what people answered."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.policies import may_prepare_questionnaire
from consult.results.models import ResponsesDownload, Results


def may_view_results(actor: Actor, results: Results) -> bool:
    """Everybody once they are published; before, organisers once the diagnostic is over (raises NotFound for others)."""
    consultation = results.questionnaire.consultation
    if results.published_at is not None:
        return may_view_consultation(actor, consultation)
    if consultation.is_stage_past("diagnostic") and may_prepare_questionnaire(actor, consultation):
        return True
    raise NotFound


def may_ask_for_results(actor: Actor, consultation: Consultation) -> bool:
    """Organisers have the results of their consultations counted."""
    return may_prepare_questionnaire(actor, consultation)


def may_look_early(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers look at results before the end; each look is noted."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_publish_results(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers publish the results of their consultations."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_choose_crossings(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers choose which questions results are shown by."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_download_responses(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers take the responses home, a row each; each time is noted with its reason."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_look_at_photos(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers look at the photos people sent; each look is noted."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_download_early(actor: Actor, questionnaire: Questionnaire) -> bool:
    """Organisers take the first responses home before the end; each time is noted as an early look, with its reason."""
    return may_prepare_questionnaire(actor, questionnaire.consultation)


def may_fetch_responses(actor: Actor, download: ResponsesDownload) -> bool:
    """The organiser who asked for a file, and said why, fetches it."""
    is_theirs = download.account_id is not None and download.account_id == actor.account_id
    return is_theirs and may_prepare_questionnaire(actor, download.questionnaire.consultation)


def may_prepare_results(actor: Actor, consultation: Consultation) -> bool:
    """Organisers see the pages on which results are prepared."""
    return may_prepare_questionnaire(actor, consultation)
