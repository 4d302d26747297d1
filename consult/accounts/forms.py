"""What one types to sign in, and about oneself."""

import re

from wtforms import EmailField, Field, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from consult.accounts.addresses import LONGEST, normalised_email
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form

LANGUAGE_NAMES = (("fr", "Français"), ("en", "English"))
LONGEST_NAME = 80


def is_address(form: Form, field: Field) -> None:
    """Validates that the field holds an e-mail address."""
    try:
        normalised_email(field.data or "")
    except DomainError as error:
        raise ValidationError(str(error)) from error


def only_digits(typed: str | None) -> str:
    """The digits of what was typed or pasted."""
    return re.sub(r"[^0-9]", "", typed or "")


class EmailForm(Form):
    """The address to send a code to."""

    email = EmailField(_("Your e-mail address"), validators=[Length(max=LONGEST), is_address])


class CodeForm(Form):
    """The code that was sent."""

    code = StringField(_("The code of six digits"), filters=[only_digits])

    def validate_code(self, field: Field) -> None:
        """Asks for six digits before an attempt is counted."""
        if len(field.data) != 6:
            raise ValidationError(str(_("Enter the six digits of the code.")))


class NameForm(Form):
    """How somebody wants to be called."""

    name = StringField(_("How should we call you?"), validators=[Optional(), Length(max=LONGEST_NAME)])


class AccountForm(NameForm):
    """What somebody may change about their account."""

    locale = RadioField(_("Language of the site and of our mails"), choices=LANGUAGE_NAMES, validators=[InputRequired()])
