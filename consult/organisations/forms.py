"""What one types to found and to change an organisation."""

from wtforms import EmailField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from consult.accounts.addresses import LONGEST
from consult.accounts.forms import LONGEST_NAME, is_address
from consult.accounts.roles import ROLES
from consult.core.i18n import lazy_gettext as _
from consult.organisations.models import ACCENTS
from consult.web.forms import Form

ACCENT_NAMES = {"teal": _("Teal"), "blue": _("Blue"), "plum": _("Plum"), "terracotta": _("Terracotta"), "forest": _("Forest")}
NAME_RULES = [InputRequired(_("Write a name.")), Length(max=120)]


class InstallForm(Form):
    """The first organisation and its organiser."""

    code = StringField(
        _("The code shown on the console"), validators=[InputRequired(_("Copy the code from the console.")), Length(max=40)]
    )
    name = StringField(_("Name of the organisation"), validators=NAME_RULES)
    territory = StringField(_("Name of the territory"), validators=NAME_RULES)
    organiser = StringField(_("Your name"), validators=[InputRequired(_("Write a name.")), Length(max=LONGEST_NAME)])
    email = EmailField(_("Your e-mail address"), validators=[Length(max=LONGEST), is_address])


class OrganisationForm(Form):
    """How the organisation presents itself."""

    name = StringField(_("Name of the organisation"), validators=NAME_RULES)
    welcome = TextAreaField(_("A word of welcome"), validators=[Optional(), Length(max=2_000)])
    contact_email = EmailField(_("Address people may write to"), validators=[Optional(), Length(max=LONGEST), is_address])
    accent = RadioField(_("Colour of the site"), choices=[(key, ACCENT_NAMES[key]) for key in ACCENTS])


class MemberForm(Form):
    """Somebody who works for the organisation."""

    email = EmailField(_("E-mail address"), validators=[Length(max=LONGEST), is_address])
    name = StringField(_("Name"), validators=[Optional(), Length(max=LONGEST_NAME)])
    role = RadioField(_("Role"), choices=list(ROLES.items()), validators=[InputRequired(_("Choose a role."))])
