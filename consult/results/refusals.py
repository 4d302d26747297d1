"""Why results are not published, crossed or taken home."""

from consult.core.disclosure import THRESHOLD
from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _


class NothingToShow(DomainError):
    """Fewer people than the threshold have answered, or nothing is counted yet."""

    message = _("Too few people have answered, or the answers are still being counted. Come back in a minute.")


class NotOver(DomainError):
    """Results are published once the diagnostic is over."""

    message = _("People are still answering. Results can be published once the diagnostic is over.")


class StillAnswering(DomainError):
    """Responses are taken home while people answer without saying that it is an early look."""

    message = _("People are still answering: taking responses home now is an early look, and has to be asked for as one.")


class TooFewMore(DomainError):
    """So few more responses that two publications would tell what they say."""

    message = _(
        "Fewer than %(few)s responses have come in or changed since results or an assessment of this diagnostic were "
        "published or looked at: the difference would tell what those people answered. What is published stays as it is.",
        few=THRESHOLD,
    )


class CrossingsFixed(DomainError):
    """Somebody has answered: what results are crossed with was chosen before."""

    message = _("Somebody has answered already: what results are shown by was fixed before, so that nobody can pick afterwards.")
