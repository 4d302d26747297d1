"""What may go wrong while signing in and with accounts."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class CodeRefused(InvalidInput):
    """What was typed is not the code that was sent."""

    message = _("This is not the code of the latest mail. Check the six digits, or ask for a new code.")


class CodeExpired(InvalidInput):
    """The code cannot be used any more."""

    message = _(
        "This code can no longer be used: it is older than 15 minutes, used already, or mistyped 5 times. Ask for a new one."
    )


class TooManyCodes(DomainError):
    """Too many codes were asked for one address and not used."""

    status = 429
    message = _("Several codes were already sent to this address. Use the latest one, or try again in an hour.")


class LastOrganiser(DomainError):
    """An organisation must not lose its last organiser."""

    message = _("An organisation needs at least one organiser. Name another one first.")
