"""What may go wrong with organisations, in words."""

import pytest

from consult.core.errors import CONSTRAINT_ERRORS, DomainError
from consult.organisations import errors


@pytest.mark.parametrize("refusal", [errors.ClaimRefused, errors.AlreadyClaimed, errors.OrganisationExists])
def test_each_refusal_says_why(refusal: type[DomainError]) -> None:
    assert len(str(refusal.message)) > 20 and 400 <= refusal.status < 500


def test_a_name_that_is_taken_is_known_by_its_constraint() -> None:
    assert CONSTRAINT_ERRORS["uq_organisation_name"] is errors.OrganisationExists
