"""Agree, disagree or pass."""

import pytest

from consult.votes.ballot_types.contract import Choices
from consult.votes.ballot_types.statements import Statements
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")


def test_opinions_are_stances_in_other_words() -> None:
    said = Statements().read(paper(), {"choices-uid1": ["1"], "choices-uid2": ["-1"], "choices-uid3": ["0"]})
    assert said == Choices((1, 2), (1, -1))
    assert Statements().words(paper(), said) == ["I agree: Option 1", "I disagree: Option 2"]
    assert "whether you agree" in Statements().instructions(paper())
