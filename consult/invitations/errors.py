"""Why somebody is not let in, and why a list is not taken."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class NotAdmitted(DomainError):
    """Whoever answers here first shows a code, or is found on the list of residents."""

    status = 403
    message = _("Say first who you are, with the code of your letter or as you stand on the list. Your answers are kept.")


class UnknownInvitation(InvalidInput):
    """No code of this consultation reads like this."""

    message = _("This code opens nothing here. Look at it once more: letters and figures, without O, I, 0 or 1.")


class InvitationRevoked(DomainError):
    """The code was withdrawn."""

    message = _("This code is no longer valid: it was withdrawn or replaced. Use the newest letter, or ask the organisers.")


class NotOnList(InvalidInput):
    """Nobody on the list of residents is called so and was born on that day, or has that number."""

    message = _("We do not find you on the list like this. Write your name as on your identity card, or ask the organisers.")


class ClaimIncomplete(InvalidInput):
    """Too little was typed to look for somebody."""

    message = _("Write your first name and your family name, then your day of birth or your number on the list.")


class DiagnosticOver(DomainError):
    """Nobody can answer any more."""

    message = _("The diagnostic is over: nobody can be invited any more.")


class TooManyInvitations(InvalidInput):
    """More letters than one file holds."""

    message = _("Make between 1 and 500 letters at a time.")
