"""Why a vote refuses."""

from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class VoteClosed(DomainError):
    """No ballot is taken: the vote has not opened yet, or it is over."""

    message = _("This vote takes no ballots: it has not opened yet, or it is over.")


class VoteFrozen(DomainError):
    """Somebody has cast a ballot, so what people vote on may no longer change."""

    message = _("Somebody has already voted, so the options and the limits can no longer change.")


class TrackerTaken(DomainError):
    """The receipt code drawn by chance is somebody else's already."""

    constraint = "uq_ballot_tracker"
    message = _("Your ballot was not recorded, by a rare coincidence. Please send it once more.")
