"""What the pages of a consultation show of its diagnostic."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.core.disclosure import is_disclosable
from consult.diagnostics.queries import questionnaire_of, response_of, responses_count
from consult.web.access import current_actor
from consult.web.slots import fill


def preparation(consultation: Consultation) -> str:
    """For organisers: whether there is a questionnaire, and how many have responded."""
    questionnaire = questionnaire_of(consultation)
    responses = responses_count(questionnaire) if questionnaire else 0
    return render_template(
        "diagnostics/preparation.html", consultation=consultation, questionnaire=questionnaire, responses=responses
    )


def participation(consultation: Consultation) -> str:
    """For everybody: how many have responded, when they are enough to be a figure; for those who have, their own code."""
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        return ""
    responses = responses_count(questionnaire)
    return render_template(
        "diagnostics/participation.html",
        consultation=consultation,
        responses=responses if is_disclosable(responses) else None,
        response=response_of(questionnaire, current_actor().person_id),
    )


fill("consultations.manage", preparation)
fill("consultations.show", participation)
