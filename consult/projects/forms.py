"""The forms organisers fill in about projects."""

from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import to_user_timezone
from wtforms import DateField, Field, RadioField, StringField, TextAreaField, ValidationError, widgets
from wtforms.validators import InputRequired, Length, Optional

from consult.core.clock import now
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext
from consult.core.i18n import lazy_gettext as _
from consult.projects.effects import EFFECTS
from consult.projects.errors import TargetIsBaseline
from consult.projects.figures import parse
from consult.projects.models import PARTNER_LABELS
from consult.web.forms import Form

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class NumberField(Field):
    """A number, written with a comma or a point."""

    widget = widgets.TextInput()
    data: Decimal | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads what was typed; refuses it with a sentence."""
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = parse(valuelist[0])
            except InvalidInput as error:
                raise ValueError(str(error)) from error

    def _value(self) -> str:
        """What stands in the field: what was typed, else nothing."""
        return str(self.raw_data[0]) if self.raw_data else ""


def _number(label: object) -> NumberField:
    return NumberField(label, [InputRequired()], render_kw={"inputmode": "decimal"})


def _today() -> date:
    return to_user_timezone(now()).date()


class ProjectForm(Form):
    """What is tried, why it should help and how one will decide."""

    title = StringField(_("Name of the project"), [InputRequired(), Length(max=200)])
    hypothesis = TextAreaField(_("What do you expect to change, and why?"), [InputRequired(), Length(max=4_000)])
    decision_rule = TextAreaField(_("When will you go on, adapt or stop?"), [InputRequired(), Length(max=4_000)])
    starts_on = DateField(_("First day"), [InputRequired()], format=DAY_FORMATS)


class PartnerForm(Form):
    """Who carries the project with the organisation."""

    name = StringField(_("Name"), [InputRequired(), Length(max=200)])
    kind = RadioField(_("What kind of actor?"), [InputRequired()], choices=list(PARTNER_LABELS.items()))
    contribution = TextAreaField(_("What do they bring?"), [Optional(), Length(max=1_000)])


class IndicatorForm(Form):
    """What is measured, from where to where."""

    label = StringField(_("What is measured"), [InputRequired(), Length(max=200)])
    unit = StringField(_("Unit"), [Optional(), Length(max=60)])
    effect = RadioField(
        _("What kind of effect does it show?"), [InputRequired()], choices=[(one.key, one.label) for one in EFFECTS]
    )
    baseline = _number(_("Where it stands before the project"))
    target = _number(_("Where it should go"))

    def validate_target(self, field: Any) -> None:
        """Refuses a target that asks for no change."""
        if field.data is not None and field.data == self.baseline.data:
            raise ValidationError(gettext(TargetIsBaseline.message))


class ReadingForm(Form):
    """What was measured, and when."""

    measured_on = DateField(_("Day of the measurement"), [InputRequired()], format=DAY_FORMATS, default=_today)
    value = _number(_("Value"))
    note = TextAreaField(_("Note"), [Optional(), Length(max=1_000)])
