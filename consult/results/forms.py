"""The forms of organisers: what results are shown by, and why somebody takes the responses home."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from consult.core.i18n import lazy_gettext as _
from consult.core.written_sheets import CSV, ODS, XLSX
from consult.results.models import REASON_AT_MOST
from consult.web.forms import Form

FORMATS = (
    (XLSX, _("A workbook for Excel (XLSX)")),
    (ODS, _("A workbook for LibreOffice (ODS)")),
    (CSV, _("Text files for any program (CSV, in a ZIP archive)")),
)


class DownloadForm(Form):
    """Why the responses are taken home, and as what."""

    reason = TextAreaField(
        _("What do you need the responses for?"),
        description=_("Your reason is kept with your name and the day; the other organisers see it."),
        validators=[DataRequired(), Length(max=REASON_AT_MOST)],
    )
    file_format = RadioField(_("Format"), choices=FORMATS, default=XLSX, validators=[InputRequired()])
