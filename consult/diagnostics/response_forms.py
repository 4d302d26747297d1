"""The small forms of those who answer: a code typed, an address to mail it to."""

from typing import Any

from wtforms import DateField, EmailField, Field, StringField
from wtforms.validators import InputRequired, Length, Optional

from consult.consultations.models import Consultation
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.models import CODE, Questionnaire
from consult.invitations.admission import Claim, code_proof, resident_proof
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


class AdmissionForm(Form):
    """How somebody says who they are; what is wrong with it stands at its first field."""

    @property
    def first_field(self) -> Field:
        """The field that says what is wrong with the whole."""
        return next(field for field in self if field.name != "csrf_token")

    def proof_in(self, consultation: Consultation) -> bytes:
        """The proof that what was typed gives. Raises what finding it raises."""
        raise NotImplementedError


class InvitationForm(AdmissionForm):
    """The code of a letter that invites to answer."""

    code = StringField(
        _("The code of the letter"),
        [InputRequired(_("Type the code of your letter.")), Length(max=60)],
        description=_("Twelve letters and figures, such as K7QF-2MXD-9ABC. Small letters and spaces do no harm."),
    )

    def proof_in(self, consultation: Consultation) -> bytes:
        """The proof that the code gives. Raises UnknownInvitation, InvitationRevoked."""
        return code_proof(consultation, self.code.data or "")


class ClaimForm(AdmissionForm):
    """Who somebody is, as they stand on the list of residents."""

    first_name = StringField(_("First name"), [InputRequired(_("Write your first name.")), Length(max=200)])
    family_name = StringField(
        _("Family name"),
        [InputRequired(_("Write your family name.")), Length(max=200)],
        description=_("As on your identity card: your name at birth, or the one you use."),
    )
    born_on = DateField(_("Day of birth"), [Optional()])
    number = StringField(_("Or your number on the list"), [Optional(), Length(max=64)])

    def proof_in(self, consultation: Consultation) -> bytes:
        """The proof that the claim gives. Raises ClaimIncomplete, NotOnList."""
        names = self.first_name.data or "", self.family_name.data or ""
        return resident_proof(consultation, Claim(*names, self.born_on.data, self.number.data or ""))


def admission_form(questionnaire: Questionnaire, *args: Any, **given: Any) -> AdmissionForm:
    """The form in which somebody says who they are, as this questionnaire asks."""
    return InvitationForm(*args, **given) if questionnaire.assurance == CODE else ClaimForm(*args, **given)
