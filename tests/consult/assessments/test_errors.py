"""Each reason says what one can do about it."""

import pytest

from consult.assessments.errors import DraftChanged, NothingToPublish, VoteNotCounted
from consult.core.errors import DomainError


@pytest.mark.parametrize("reason", [NothingToPublish, DraftChanged, VoteNotCounted])
def test_a_reason_is_a_sentence_and_a_conflict(reason: type[DomainError]) -> None:
    assert reason.status == 409
    assert str(reason()).endswith(".")
