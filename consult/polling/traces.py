"""What a voter is told of help given at the desk."""

from flask_babel import format_date

from consult.core.i18n import gettext as _
from consult.polling import queries
from consult.votes.models import Vote


def assistance_words(vote: Vote, voter_key: str) -> list[str]:
    """One sentence for each day on which somebody of the desk helped this voter, the latest first."""
    days = dict.fromkeys(format_date(code.created_at, "long") for code in queries.assistance_of(vote, voter_key))
    organisation = vote.consultation.organisation.name
    return [
        _(
            "On %(day)s, somebody at the polling desk (%(organisation)s) helped you to fill in a ballot.",
            day=day,
            organisation=organisation,
        )
        for day in days
    ]
