"""Why the polling place refuses."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class UnknownCode(InvalidInput):
    """No live code of this vote reads like this."""

    message = _("This code opens no ballot. Look at it once more: letters and digits, without O, I, 0 or 1.")


class CodeRevoked(DomainError):
    """The code was replaced or withdrawn."""

    message = _("This code is no longer valid: it was withdrawn or replaced. Use the newest letter, or ask at the town hall.")


class CodeExpired(DomainError):
    """A code of the desk is too old."""

    message = _("This code has expired. Ask for another one at the desk.")


class AlreadyOnRoll(InvalidInput):
    """A reference stands twice on the roll."""

    constraint = "uq_roll_entry_vote_id_reference"
    message = _("Somebody with this number is already on the roll.")


class CodeAlreadyIssued(DomainError):
    """Somebody else has issued a code for the same letter at this moment."""

    constraint = "uq_voting_code_live_by_post"
    message = _("These letters are being made by somebody else. Reload the page.")


class SamePerson(DomainError):
    """The second reading of a sheet must be somebody else's."""

    constraint = "uq_keying_batch_id_sheet_keyed_by"
    message = _("You have typed in this ballot already. The second reading must be somebody else's.")


class AlreadyValidated(DomainError):
    """The second validation of a batch must be somebody else's."""

    constraint = "pk_batch_validation"
    message = _("You have validated this batch already. Somebody else must validate it too.")


class BatchCounted(DomainError):
    """The batch is counted: what was typed in stays."""

    message = _("This batch is counted: nothing in it can change any more.")


class BatchUnfinished(DomainError):
    """Sheets are missing, or their readings differ."""

    message = _("Some ballots of this batch have not been typed in twice, or their two readings differ. Settle these first.")


class NothingDiffers(DomainError):
    """There is nothing to decide about a sheet."""

    message = _("The two readings of this ballot agree, or one is missing: there is nothing to decide.")


class PaperUnfinished(DomainError):
    """Batches are still under way."""

    message = _("Some batches of paper ballots are not validated yet.")


class RemarkNeeded(InvalidInput):
    """Fewer or more ballots came back than were handed out, and nobody said why."""

    message = _("The number of paper ballots handed out and the number that came back differ. Write down why.")


class VoteCounted(DomainError):
    """The vote is sealed: no paper can be added."""

    message = _("This vote is sealed and counted: no paper ballot can be added any more.")


class NoPaperHanded(DomainError):
    """Nothing to take back."""

    message = _("No paper ballot was handed to this person, or the vote is over.")
