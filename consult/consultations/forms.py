"""The form of a consultation: its words and the days of its five stages."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask_babel import to_user_timezone, to_utc
from wtforms import DateField, FormField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from consult.consultations.models import Consultation, Stage
from consult.consultations.periods import Period, Periods, problems
from consult.consultations.stage_kinds import STAGE_KEYS, STAGE_LABELS
from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
# Weeks from the first day: where each stage begins and, where it has an end, how long it lasts.
SUGGESTED_WEEKS: dict[str, tuple[int, int | None]] = {
    "diagnostic": (0, 4),
    "ideas": (4, 4),
    "vote": (9, 2),
    "assessment": (11, None),
    "projects": (15, None),
}


class PeriodForm(Form):
    """First and last day of a stage."""

    class Meta(Form.Meta):
        """The form around it carries the token."""

        csrf = False

    opens_on = DateField(
        _("First day"), format=DAY_FORMATS, validators=[InputRequired(_("Give the day on which this stage opens."))]
    )
    closes_on = DateField(
        _("Last day"), format=DAY_FORMATS, validators=[InputRequired(_("Give the day on which this stage closes."))]
    )

    def period(self, known: Stage | None) -> Period:
        """The days as instants; a day left as it was keeps the exact instant of the known stage."""
        period = Period(_start_of(self.opens_on.data), self.closes_on.data and _end_of(self.closes_on.data))
        if known is None:
            return period
        is_same_start = self.opens_on.data == day_of(known.opens_at)
        is_same_end = known.closes_at is not None and self.closes_on.data == day_of(known.closes_at)
        return Period(known.opens_at if is_same_start else period.opens_at, known.closes_at if is_same_end else period.closes_at)


class OpenEndedPeriodForm(PeriodForm):
    """First day of a stage, and the last one where it is known."""

    closes_on = DateField(_("Last day"), format=DAY_FORMATS, validators=[Optional()])


class ConsultationForm(Form):
    """What an organiser says of a consultation."""

    title = StringField(
        _("Title"),
        description=_("A question or a wish that anybody understands, such as “Living well in Valfleuri”."),
        validators=[DataRequired(_("Give the consultation a title.")), Length(max=160)],
    )
    summary = TextAreaField(
        _("What is it about, and what will become of the answers?"),
        description=_(
            "A few sentences in plain words. Leave an empty line between paragraphs; a line beginning with - makes a list."
        ),
        validators=[DataRequired(_("Say in a few words what the consultation is about.")), Length(max=5_000)],
    )
    diagnostic = FormField(PeriodForm, STAGE_LABELS["diagnostic"])
    ideas = FormField(PeriodForm, STAGE_LABELS["ideas"])
    vote = FormField(OpenEndedPeriodForm, STAGE_LABELS["vote"])
    assessment = FormField(OpenEndedPeriodForm, STAGE_LABELS["assessment"])
    projects = FormField(OpenEndedPeriodForm, STAGE_LABELS["projects"])

    def __init__(self, stages: Iterable[Stage] = (), *, are_announced: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.stages = {stage.key: stage for stage in stages}
        self.announced = tuple(self.stages.values()) if are_announced else ()

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Adds to each stage the problem of its dates."""
        if not super().validate(extra_validators):
            return False
        found = problems(self.periods, self.announced)
        for key, problem in found.items():
            field = self[key].closes_on if problem.is_about_end else self[key].opens_on
            field.errors = [problem.sentence]
        return not found

    @property
    def periods(self) -> Periods:
        """When each stage opens and closes."""
        return {key: self[key].form.period(self.stages.get(key)) for key in STAGE_KEYS}


def suggested(today: date) -> dict[str, dict[str, date | None]]:
    """Days for the five stages, from the first Monday that leaves a week to prepare."""
    monday = today + timedelta(days=14 - today.weekday())
    days: dict[str, dict[str, date | None]] = {}
    for key, (start, weeks) in SUGGESTED_WEEKS.items():
        opens_on = monday + timedelta(weeks=start)
        days[key] = {"opens_on": opens_on, "closes_on": opens_on + timedelta(days=7 * weeks - 1) if weeks else None}
    return days


def as_filled(consultation: Consultation) -> dict[str, Any]:
    """What the form shows of a consultation as it stands."""
    days = {
        stage.key: {"opens_on": day_of(stage.opens_at), "closes_on": stage.closes_at and day_of(stage.closes_at)}
        for stage in consultation.stages
    }
    return {"title": consultation.title, "summary": consultation.summary, **days}


def day_of(instant: datetime) -> date:
    """The day of an instant where the readers live."""
    return to_user_timezone(instant).date()


def _start_of(day: date) -> datetime:
    return to_utc(datetime.combine(day, time.min)).replace(tzinfo=UTC)


def _end_of(day: date) -> datetime:
    return _start_of(day + timedelta(days=1)) - timedelta(seconds=1)
