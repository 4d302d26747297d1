"""Claiming a new installation."""

from pathlib import Path

import pytest
from flask import Flask

from consult.organisations.claims import Claim, require_right, use_up
from consult.organisations.errors import ClaimRefused


@pytest.mark.parametrize("typed", ["ABCD-EFGH-JKLM-NPQR", "abcdefghjklmnpqr", " abcd efgh jklm npqr "])
def test_the_code_is_accepted_however_it_is_spaced(claim_code: str, typed: str) -> None:
    require_right(Claim(typed))


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH-JKLM-NPQ", "ABCD-EFGH-JKLM-NPQRS", "é", "----"])
def test_any_other_code_is_refused(claim_code: str, typed: str) -> None:
    with pytest.raises(ClaimRefused):
        require_right(Claim(typed))


@pytest.mark.parametrize("typed", ["", " ", "-", "ABCD-EFGH-JKLM-NPQR"])
def test_without_a_code_nothing_is_claimed(database: Flask, keys_folder: Path, typed: str) -> None:
    assert not (keys_folder / "claim-code").exists()
    with pytest.raises(ClaimRefused):
        require_right(Claim(typed))


def test_a_code_is_used_up_for_good(claim_code: str) -> None:
    use_up()
    use_up()
    with pytest.raises(ClaimRefused):
        require_right(Claim(claim_code))
