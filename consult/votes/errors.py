"""Why a vote refuses."""

from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class VoteClosed(DomainError):
    """No ballot is taken: the vote has not opened yet, or it is over."""

    message = _("This vote takes no ballots: it has not opened yet, or it is over.")


class EndAnnounced(DomainError):
    """A vote that was announced until a certain moment ends then: its end may move later, never earlier."""

    message = _(
        "People were told until when they can vote, so this vote cannot be closed before. Its end can only be moved later."
    )


class VoteFrozen(DomainError):
    """Somebody has cast a ballot, so what people vote on may no longer change."""

    message = _("Somebody has already voted, so the options and the limits can no longer change.")


class VoteChanged(DomainError):
    """What is voted on, or how it is counted, was changed between the choice and the box."""

    message = _(
        "This vote was changed while you were choosing, so your ballot is not in the box. Read it once more, then choose again."
    )


class AlreadyVoted(DomainError):
    """The person's ballot is in the box, and the vote takes no second one in its place."""

    message = _("Your ballot is in the box already. In this vote it cannot be changed.")


class HandedPaper(DomainError):
    """The person was handed a paper ballot, so that no other one counts."""

    message = _("You were given a paper ballot for this vote. Fill that one in: no other one is taken from you.")


class NotOnRoll(DomainError):
    """Only those on the vote's roll may vote, and an account alone does not say that somebody is."""

    status = 403
    message = _("Only people on the electoral roll of this vote can vote. Use the code you were sent, or come to the town hall.")


class TrackerTaken(DomainError):
    """The receipt code drawn by chance is somebody else's already."""

    constraint = "uq_ballot_tracker"
    message = _("Your ballot was not recorded, by a rare coincidence. Please send it once more.")
