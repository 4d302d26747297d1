"""Forms of needs and themes."""

from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form


class NeedForm(Form):
    """What an organiser says of a need."""

    statement = StringField(
        _("The need, in one sentence"),
        description=_("Say what people need, not what should be built: “Seeing a doctor in time” rather than “a health centre”."),
        validators=[DataRequired(_("Say the need in one sentence.")), Length(max=200)],
    )
    theme = StringField(
        _("Theme"),
        description=_("Choose one of the suggestions or write your own."),
        validators=[DataRequired(_("Give the theme this need belongs to.")), Length(max=80)],
    )
    service = StringField(
        _("What answers it today"),
        description=_("The service people know, such as “Bus lines”. The diagnostic asks how satisfied they are with it."),
        validators=[Optional(), Length(max=160)],
    )
    description = TextAreaField(
        _("What is known about it"),
        description=_("Figures, places, people concerned; in plain words."),
        validators=[Optional(), Length(max=5_000)],
    )


class ThemeForm(Form):
    """The title of a theme."""

    title = StringField(_("Title of the theme"), validators=[DataRequired(_("Give the theme a title.")), Length(max=80)])
