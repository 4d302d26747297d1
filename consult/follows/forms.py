"""The form of a short code."""

from wtforms import StringField
from wtforms.validators import DataRequired

from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form


class CodeForm(Form):
    """A short code; sent in the address, as it changes nothing."""

    class Meta(Form.Meta):
        """Nothing is written, so nothing has to be protected."""

        csrf = False

    code = StringField(
        _("Your code"),
        description=_("Nine letters and figures, such as K7QF-2MXD-9. It stands on the page after you took part."),
        validators=[DataRequired(_("Write the code you were given."))],
    )
