"""What organisers fill in to invite people."""

from flask_wtf.file import FileField, FileRequired
from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from consult.core.i18n import lazy_gettext as _
from consult.invitations.actions import AT_ONCE
from consult.web.forms import Form

LETTERS, LABELS, TABLE = "letters", "labels", "table"


class IssueForm(Form):
    """How many codes, and on what."""

    count = IntegerField(
        _("How many codes"),
        [
            InputRequired(_("Say how many codes you need.")),
            NumberRange(1, AT_ONCE, _("Make between 1 and 500 letters at a time.")),
        ],
        description=_("500 at most at a time."),
    )
    layout = RadioField(
        _("What to make of them"),
        choices=[
            (LETTERS, _("Letters, one page each (PDF)")),
            (LABELS, _("Labels to stick on your own letters, 21 on a page (PDF)")),
            (TABLE, _("A table for your own letters (CSV)")),
        ],
        default=LETTERS,
        validators=[InputRequired(_("Choose one of the answers shown."))],
    )


class NumbersForm(Form):
    """Which letters, by the numbers on them."""

    first = IntegerField(_("From number"), [InputRequired(_("Type the number on the letter.")), NumberRange(1, 10_000_000)])
    last = IntegerField(_("to number"), [InputRequired(_("Type the number on the letter.")), NumberRange(1, 10_000_000)])


class ListForm(Form):
    """The file that holds the list of residents."""

    file = FileField(_("The list of residents"), [FileRequired(_("Choose the file of your list first."))])
