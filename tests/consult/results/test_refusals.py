"""Each refusal says what one can do."""

import pytest

from consult.core.errors import DomainError
from consult.results import refusals


@pytest.mark.parametrize("name", ["NothingToShow", "NotOver", "TooFewMore", "CrossingsFixed"])
def test_a_refusal_is_a_sentence(name: str) -> None:
    refusal = getattr(refusals, name)()
    assert isinstance(refusal, DomainError) and str(refusal).endswith(".") and refusal.status == 409
