"""Opening, changing and publishing a consultation."""

from datetime import timedelta

from sqlalchemy import func

from consult.consultations.models import Consultation, Stage, StageExtension
from consult.consultations.periods import Periods, require_sound
from consult.consultations.policies import may_create_consultation, may_publish_consultation, may_update_consultation
from consult.consultations.readiness import missing_to_publish
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.authorization import only_system
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.core.lookup import locked
from consult.organisations.models import Organisation


class AlreadyPublished(DomainError):
    """Somebody has published the consultation before."""

    message = _("This consultation is already published.")


class NotReady(DomainError):
    """Something is missing before the consultation can be published; the message says what."""


@action(may_create_consultation)
def create_consultation(actor: Actor, organisation: Organisation, *, title: str, summary: str, periods: Periods) -> Consultation:
    """Opens a draft about the organisation's territory. Raises PeriodRefused when its dates make no sense."""
    require_sound(periods)
    consultation = Consultation(
        organisation=organisation, territory_id=organisation.territory_id, title=title, summary=summary, published_at=None
    )
    _set_periods(consultation, periods)
    db.session.add(consultation)
    return consultation


@action(may_update_consultation)
def update_consultation(actor: Actor, consultation: Consultation, *, title: str, summary: str, periods: Periods) -> None:
    """Changes the words and the dates, and notes each end that moves while its stage is open.

    Raises PeriodRefused when people already count on other dates.
    """
    consultation = locked(consultation)
    require_sound(periods, consultation.stages if consultation.is_published else ())
    consultation.title, consultation.summary = title, summary
    if consultation.is_published:
        _note_extensions(consultation, periods)
    _set_periods(consultation, periods)


@action(may_publish_consultation)
def publish_consultation(actor: Actor, consultation: Consultation) -> None:
    """Shows the consultation to the public. Raises NotReady when something is missing, AlreadyPublished the second time."""
    consultation = locked(consultation)
    if consultation.is_published:
        raise AlreadyPublished
    for lack in missing_to_publish(consultation):
        raise NotReady(lack)
    consultation.published_at = func.now()


@action(only_system)
def let_time_pass(actor: Actor, consultation: Consultation, by: timedelta) -> None:
    """Moves every date of the consultation into the past, so that a demonstration need not wait for months."""
    for stage in locked(consultation).stages:
        stage.opens_at -= by
        stage.closes_at = stage.closes_at and stage.closes_at - by
    consultation.published_at = consultation.published_at and consultation.published_at - by


def _note_extensions(consultation: Consultation, periods: Periods) -> None:
    """Keeps the old end and the new one of each open stage that will close later than announced, for its pages to say."""
    for stage in consultation.stages:
        closes_at = periods[stage.key].closes_at if stage.key in periods else stage.closes_at
        if stage.is_open and stage.closes_at is not None and closes_at != stage.closes_at:
            stage.extensions.append(StageExtension(closed_at_before=stage.closes_at, closes_at=closes_at))


def _set_periods(consultation: Consultation, periods: Periods) -> None:
    """Gives each stage its dates, in the order of the stages."""
    for key in (key for key in STAGE_KEYS if key in periods):
        stage = consultation.stage(key)
        if stage is None:
            stage = Stage(key=key)
            consultation.stages.append(stage)
        stage.opens_at, stage.closes_at = periods[key].opens_at, periods[key].closes_at
