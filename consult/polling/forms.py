"""What is typed at the polling place."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, EmailField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from consult.core.i18n import lazy_gettext as _
from consult.polling.models import MOST_SHEETS
from consult.polling.voters import Identity, NobodyNamed
from consult.web.forms import Form


class CodeForm(Form):
    """The code of a letter or of the desk."""

    code = StringField(
        _("Your voting code"),
        [InputRequired(_("Type the code of your letter.")), Length(max=60)],
        description=_("Twelve letters and figures, such as K7QF-2MXD-9ABC. Small letters and spaces do no harm."),
    )


class GiftForm(Form):
    """What is given to somebody found on the roll."""

    is_assisted = BooleanField(_("Somebody of the desk helps to fill in the ballot"))


class PersonForm(GiftForm):
    """Who stands at the desk, in a vote open to accounts, and what is given."""

    email = EmailField(_("E-mail address"), [DataRequired(NobodyNamed.message), Length(max=254)])

    def identity(self) -> Identity:
        """Who it is, as far as it was typed."""
        return Identity(email=self.email.data or "")


class SearchForm(Form):
    """A number or a part of a name on the roll."""

    words = StringField(
        _("Number or name"),
        [InputRequired(_("Type the number on the letter, or a part of the name.")), Length(min=1, max=100)],
    )


class BatchForm(Form):
    """A batch of paper ballots."""

    place = StringField(_("Where these ballots come from"), [Optional(), Length(max=100)])
    sheets_count = IntegerField(
        _("How many ballots it holds"),
        [InputRequired(_("Count the ballots of this batch first.")), NumberRange(1, MOST_SHEETS)],
    )


class ReportForm(Form):
    """The end of the count on paper."""

    remark = TextAreaField(_("Remark"), [Optional(), Length(max=2_000)])


class RollForm(Form):
    """The file that holds the roll."""

    file = FileField(_("The list of those who may vote"), [FileRequired(_("Choose the file of your list first."))])
