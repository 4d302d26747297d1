"""The file of facts one sends, and what holds for its rows that do not say it."""

from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, StringField
from wtforms.validators import Length, Optional

from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form


class FactsForm(Form):
    """A file, the source and the day of the figures in it."""

    file = FileField(_("The file"), [FileRequired(_("Choose the file first."))])
    source = StringField(_("Source"), [Optional(), Length(max=300)])
    observed_on = DateField(_("Day of the figures"), [Optional()])
