"""The small forms of those who answer: a code typed, an address to mail it to."""

from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, Length

from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form


class DraftCodeForm(Form):
    """The code that opens what was kept."""

    code = StringField(
        _("Your code to go on"),
        [InputRequired(_("Type the code you were given.")), Length(max=40)],
        description=_("Nine letters and figures, such as K7QF-2MXD-9. Small letters and spaces do no harm."),
    )


class DraftMailForm(Form):
    """Where to send the code; the address is not kept."""

    email = EmailField(
        _("E-mail address"), [InputRequired(_("Enter an e-mail address.")), Length(max=254)], description=_("It is not kept.")
    )
