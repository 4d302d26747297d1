"""What the pages of a consultation show of its fieldwork."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.core.authorization import is_allowed
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of
from consult.fieldwork.policies import may_prepare_fieldwork, may_work_in_the_field
from consult.fieldwork.queries import handed_in_by_day, is_volunteer, progress_of, series_of, volunteers_of
from consult.web.access import current_actor
from consult.web.slots import fill


def preparation(consultation: Consultation) -> str:
    """For organisers: sheets printed and come back, and who collects."""
    if questionnaire_of(consultation) is None or not is_allowed(current_actor(), may_prepare_fieldwork, consultation):
        return ""
    figures = {"progress": progress_of(*series_of(consultation)), "volunteers": volunteers_of(consultation)}
    return render_template("fieldwork/preparation.html", consultation=consultation, **figures)


def invitation(consultation: Consultation) -> str:
    """For volunteers, and for staff where there is something to collect or type in: the way to their page."""
    actor = current_actor()
    if not (consultation.is_published and is_allowed(actor, may_work_in_the_field, consultation)):
        return ""
    if not is_volunteer(consultation, actor.account_id) and not series_of(consultation) and not volunteers_of(consultation):
        return ""
    return render_template("fieldwork/invitation.html", consultation=consultation)


def outreach(questionnaire: Questionnaire) -> str:
    """For organisers who follow the responses: how many sheets came back, and how many responses were handed in."""
    consultation = questionnaire.consultation
    figures = {
        "progress": progress_of(*series_of(consultation)),
        "collected": sum(responses for _day, responses, _people in handed_in_by_day(consultation)),
    }
    return render_template("fieldwork/live.html", questionnaire=questionnaire, **figures)


fill("consultations.manage", preparation)
fill("consultations.show", invitation)
fill("diagnostics.live", outreach)
