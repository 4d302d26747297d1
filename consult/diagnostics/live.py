"""The page on which organisers follow a diagnostic while people answer."""

from flask import render_template

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.lookup import by_uid
from consult.diagnostics import participation, policies
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of, responses_count
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/organisation/consultations/<uid>/diagnostic/suivi")
def live(uid: str) -> str:
    """Responses by day and by way, how far people come, and whom one has not heard."""
    return _page(_questionnaire(uid))


def _questionnaire(uid: str) -> Questionnaire:
    """The questionnaire of the consultation, for an organiser of it; raises NotFound where there is none."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_prepare_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        raise NotFound
    return questionnaire


def _page(questionnaire: Questionnaire) -> str:
    return render_template(
        "diagnostics/live.html",
        questionnaire=questionnaire,
        consultation=questionnaire.consultation,
        responses=responses_count(questionnaire),
        days=participation.responses_by_day(questionnaire),
        came=participation.ways(questionnaire),
        minutes=participation.median_minutes(questionnaire),
        drafts=participation.drafts_count(questionnaire),
        progress=participation.progress(questionnaire),
        steady=participation.steady(questionnaire)[0],
        is_open=not questionnaire.consultation.is_stage_past("diagnostic"),
    )
