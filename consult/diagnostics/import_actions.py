"""Bringing in a survey held elsewhere, whole or not at all."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from consult.consultations.models import Consultation, Stage
from consult.consultations.periods import require_sound
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.core.outbox import ring
from consult.diagnostics.importing.mapping import ConsultationPlan
from consult.diagnostics.importing.questions import NeedPlan, QuestionPlan
from consult.diagnostics.importing.survey import Survey
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.policies import may_import_consultation, may_import_responses
from consult.diagnostics.queries import is_locked, questionnaire_of
from consult.diagnostics.refusals import AlreadyHasResponses, QuestionnaireExists
from consult.diagnostics.storing import bring_in
from consult.jobs import Job
from consult.needs.models import Need, Theme
from consult.organisations.models import Organisation
from consult.territories.models import Territory


class AlreadyImported(DomainError):
    """The organisation has a consultation of that title: the file has probably been imported before."""

    message = _("This organisation already has a consultation of this title. Name it to import into it, or change the title.")


@action(may_import_consultation)
def import_consultation(actor: Actor, organisation: Organisation, survey: Survey) -> Consultation:
    """Opens a draft consultation from the mapping, with needs, questionnaire and responses.

    Raises AlreadyImported, InvalidInput when the mapping describes no consultation, PeriodRefused when its dates make no sense.
    """
    plan = survey.mapping.consultation
    if plan is None:
        raise InvalidInput(_("The mapping describes no consultation. Describe one, or name one that exists."))
    require_sound(plan.periods)
    title = Consultation.organisation_id == locked(organisation).id, Consultation.title == plan.title
    if db.session.scalar(select(Consultation.id).where(*title)) is not None:
        raise AlreadyImported
    consultation = Consultation(
        organisation=organisation, territory=_territory(organisation, plan), title=plan.title, summary=plan.summary
    )
    consultation.stages = [
        Stage(key=key, opens_at=period.opens_at, closes_at=period.closes_at) for key, period in plan.periods.items()
    ]
    db.session.add(consultation)
    db.session.flush()
    _fill(consultation, survey)
    return consultation


@action(may_import_responses)
def import_responses(actor: Actor, consultation: Consultation, survey: Survey) -> Consultation:
    """Adds needs, questionnaire and responses to the consultation.

    Raises AlreadyHasResponses when anybody has responded, QuestionnaireExists when there are questions already.
    """
    _fill(locked(consultation), survey)
    return consultation


def _territory(organisation: Organisation, plan: ConsultationPlan) -> Territory:
    """The place the mapping names, the organisation's where it names none."""
    if plan.territory is None or plan.territory == organisation.territory.name:
        return organisation.territory
    known = db.session.scalars(select(Territory).where(Territory.name == plan.territory).limit(1)).one_or_none()
    return known or Territory(name=plan.territory, population=plan.population)


def _fill(consultation: Consultation, survey: Survey) -> None:
    questionnaire = questionnaire_of(consultation) or Questionnaire(consultation_id=consultation.id)
    if questionnaire.id is not None and is_locked(questionnaire):
        raise AlreadyHasResponses
    if questionnaire.questions:
        raise QuestionnaireExists
    uids = _need_uids(consultation, survey.mapping.needs)
    questionnaire.introduction = questionnaire.introduction or survey.mapping.introduction
    questionnaire.questions = [_question(place, plan, uids) for place, plan in enumerate(survey.mapping.questions)]
    db.session.add(questionnaire)
    db.session.flush()
    asked = [question.uid for question in questionnaire.questions]
    said = ({uid: one for uid, one in zip(asked, answers, strict=True) if one is not None} for answers in survey.responses)
    bring_in(questionnaire, [{"answers": answers} for answers in said])
    ring(Job.DRAFT_ASSESSMENT, consultation.id)


def _question(place: int, plan: QuestionPlan, uids: Mapping[str, str]) -> Question:
    """The question, its items naming needs by their uids."""
    options: dict[str, Any] = dict(plan.options)
    if "items" in options:
        options["items"] = [item | {"need": uids.get(item["need"] or "")} for item in options["items"]]
    return Question(position=place, kind=plan.kind, label=plan.label, hint=plan.hint, options=options)


def _need_uids(consultation: Consultation, plans: Mapping[str, NeedPlan]) -> dict[str, str]:
    """The uid of each need of the mapping, by its key; needs the consultation does not state yet are stated."""
    known = {
        need.statement: need for need in db.session.scalars(select(Need).where(Need.consultation_id == consultation.id)).unique()
    }
    themes = {theme.title: theme for theme in db.session.scalars(select(Theme).where(Theme.consultation_id == consultation.id))}
    first = db.session.scalar(select(func.count()).where(Need.consultation_id == consultation.id)) or 0
    for place, plan in enumerate(plans.values(), first):
        if plan.theme not in themes:
            themes[plan.theme] = Theme(consultation_id=consultation.id, title=plan.theme, position=len(themes))
            db.session.add(themes[plan.theme])
            db.session.flush()
        if plan.statement not in known:
            words = {"statement": plan.statement, "service": plan.service, "description": plan.description}
            known[plan.statement] = Need(consultation_id=consultation.id, theme_id=themes[plan.theme].id, position=place, **words)
            db.session.add(known[plan.statement])
    db.session.flush()
    return {key: known[plan.statement].uid for key, plan in plans.items()}
