"""What is typed to print sheets, to find one, and to invite volunteers."""

from typing import Any

from wtforms import BooleanField, EmailField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from consult.accounts.addresses import LONGEST
from consult.accounts.forms import LONGEST_NAME, is_address
from consult.core.i18n import lazy_gettext as _
from consult.fieldwork.models import LONGEST_KEYING, LONGEST_REASON, MOST_SHEETS
from consult.web.forms import Form

LANGUAGES = {"fr": _("French"), "en": _("English")}


class SeriesForm(Form):
    """Sheets to be printed together."""

    sheets_count = IntegerField(
        _("How many sheets"),
        [
            InputRequired(_("Say how many sheets you need.")),
            NumberRange(1, MOST_SHEETS, _("Between 1 and %(most)s.", most=MOST_SHEETS)),
        ],
        description=_("One sheet is for one person. Each has a code of its own: never photocopy a sheet."),
    )
    is_large = BooleanField(
        _("In large print"), description=_("For people who see less well. The sheet has about twice as many pages.")
    )
    language = RadioField(_("Language"), choices=list(LANGUAGES.items()), validators=[InputRequired(_("Choose a language."))])
    place = StringField(
        _("Where people bring the sheet back"),
        [Optional(), Length(max=200)],
        description=_(
            "It stands on the sheet. For example: the letter box of the town hall, or the library, on weekdays from 9 to 5."
        ),
    )
    keying_days = IntegerField(
        _("For how many days after the end sheets can still be typed in"),
        [
            InputRequired(_("Write a number of days.")),
            NumberRange(0, LONGEST_KEYING, _("Between 0 and %(most)s.", most=LONGEST_KEYING)),
        ],
        default=14,
    )

    @property
    def wishes(self) -> dict[str, Any]:
        """What is to be printed."""
        names = ("sheets_count", "is_large", "language", "place", "keying_days")
        return {name: getattr(self, name).data for name in names}


class SheetCodeForm(Form):
    """The code of a sheet, typed or scanned."""

    code = StringField(
        _("Code of the sheet"),
        [InputRequired(_("Type the code that stands at the bottom of the sheet.")), Length(max=300)],
        description=_(
            "Nine letters and figures, at the bottom of each page, such as K7QF-2MXD-9. Small letters and spaces do no harm."
        ),
    )


class CorrectionForm(Form):
    """Why a sheet that counts is put right."""

    FIELD = "why"

    why = TextAreaField(
        _("What was read wrongly, and how it was noticed"),
        [InputRequired(_("Say in a few words what was wrong with the reading.")), Length(max=LONGEST_REASON)],
    )


class VolunteerForm(Form):
    """Somebody who will collect responses."""

    email = EmailField(_("E-mail address"), [Length(max=LONGEST), is_address])
    name = StringField(_("Name"), [Optional(), Length(max=LONGEST_NAME)])
