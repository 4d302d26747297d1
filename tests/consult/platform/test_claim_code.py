"""Tests of the code that claims a new installation."""

import re
from pathlib import Path

from consult.platform.claim_code import ensure_claim_code
from consult.platform.databases import connect


def test_a_new_installation_has_one_private_code(empty_database: str, tmp_path: Path) -> None:
    code = ensure_claim_code(empty_database, tmp_path / "keys")
    assert code and re.fullmatch(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", code)
    assert ensure_claim_code(empty_database, tmp_path / "keys") == code
    assert (tmp_path / "keys" / "claim-code").stat().st_mode & 0o777 == 0o600


def test_a_claimed_installation_has_none(empty_database: str, tmp_path: Path) -> None:
    ensure_claim_code(empty_database, tmp_path)
    with connect(empty_database) as connection:
        connection.execute("CREATE TABLE organisation AS SELECT 1 AS id")
    assert ensure_claim_code(empty_database, tmp_path) is None
    assert list(tmp_path.iterdir()) == []
