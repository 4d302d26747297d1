"""Identifiers."""

import re

from consult.core.db import Base, new_code, new_uid


def test_codes_can_be_read_from_paper() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]", code) for code in codes)


def test_public_identifiers_differ() -> None:
    assert len({new_uid() for _ in range(500)}) == 500


def test_every_constraint_has_a_name() -> None:
    nameless = [table.name for table in Base.metadata.tables.values() for one in table.constraints if one.name is None]
    assert not nameless
