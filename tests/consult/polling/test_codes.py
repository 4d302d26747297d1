"""Voting codes, found again by their digest."""

import pytest
from flask import Flask

from consult.core.db import CODE_ALPHABET
from consult.polling.codes import admitted, live_code
from consult.polling.errors import UnknownCode
from tests.factories import polling


def test_a_code_opens_its_own_vote_however_it_is_typed(database: Flask) -> None:
    vote = polling.vote_with_roll()
    letter = polling.letters(vote)[0]
    assert live_code(vote, letter.code.lower().replace("-", " ")).roll_entry_id == letter.entry.id
    assert admitted(vote, letter.code).roll_entry_id == letter.entry.id
    with pytest.raises(UnknownCode):
        live_code(vote, CODE_ALPHABET[:12])
