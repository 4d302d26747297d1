"""What a moderator fills in."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from consult.core.i18n import lazy_gettext as _
from consult.moderation.reasons import REASONS
from consult.web.forms import Form


class ReturnForm(Form):
    """Why a contribution goes back to its author."""

    reason = RadioField(
        _("Why does it go back?"),
        choices=[(reason.key, reason.label) for reason in REASONS],
        validators=[InputRequired(_("Choose the reason for which this goes back to its author."))],
    )
    words = TextAreaField(
        _("A word to the author"),
        description=_("What would make it ready? The author reads this as you write it."),
        validators=[Optional(), Length(max=2000, message=_("Write at most 2,000 characters."))],
    )
