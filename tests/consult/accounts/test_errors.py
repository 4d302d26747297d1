"""What may go wrong with accounts, in words."""

import pytest

from consult.accounts import errors
from consult.core.errors import DomainError


@pytest.mark.parametrize("refusal", [errors.CodeRefused, errors.CodeExpired, errors.TooManyCodes, errors.LastOrganiser])
def test_each_refusal_says_why(refusal: type[DomainError]) -> None:
    assert len(str(refusal.message)) > 20 and 400 <= refusal.status < 500
