"""No organisation is left without an organiser."""

from consult.accounts.errors import LastOrganiser
from consult.accounts.queries import organisers_of
from consult.core.db import db


def require_another_organiser(organisation_id: int, account_id: int) -> None:
    """Raises LastOrganiser unless somebody else organises too. Locks all of them, so that two cannot leave each other alone."""
    rows = db.session.scalars(organisers_of(organisation_id).order_by("id").with_for_update())
    if all(membership.account_id == account_id for membership in rows):
        raise LastOrganiser
