"""What may go wrong with organisations."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class ClaimRefused(InvalidInput):
    """What was typed is not the code the console shows."""

    message = _("This is not the code that was shown on the console when the installation was started.")


class AlreadyClaimed(DomainError):
    """Somebody has created the first organisation before."""

    message = _("This installation already has an organisation. Sign in with the address of its organiser.")


class OrganisationExists(DomainError):
    """Another organisation has this name."""

    message = _("There is already an organisation of this name.")
    constraint = "uq_organisation_name"
