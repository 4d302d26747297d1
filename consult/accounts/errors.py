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


class IdentityUnavailable(DomainError):
    """The identity provider does not answer, or not as one does."""

    status = 503
    message = _("This way of signing in does not work at the moment. Try again in some minutes, or sign in by e-mail.")


class IdentityRefused(DomainError):
    """The person gave up at the identity provider, or it did not want to say who they are."""

    status = 403
    message = _("You did not confirm who you are, so you are not signed in. You can begin again, or sign in by e-mail.")


class IdentityInterrupted(DomainError):
    """An answer to no question of this browser: begun in another one, sent twice, or made up."""

    status = 400
    message = _("This sign-in was begun in another window, was used already, or took more than an hour. Begin again.")


class IdentityUnproven(DomainError):
    """The identity provider's statement is not signed by it, not for us, too old, or no answer to what was asked."""

    status = 403
    message = _("What came back does not prove who you are, so you are not signed in. Begin again, or sign in by e-mail.")


class IdentityTaken(DomainError):
    """Two people were linked to one account at the same moment."""

    constraint = "uq_identity_person_id_issuer"
    message = _("Somebody else has just been linked to this account. Sign out, then begin again.")


class LastOrganiser(DomainError):
    """An organisation must not lose its last organiser."""

    message = _("An organisation needs at least one organiser. Name another one first.")
