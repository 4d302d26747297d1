"""The version names the code that shaped the figures."""

import re

from consult.assessments.code_version import SHAPING, code_version
from consult.config import ROOT


def test_the_version_fits_its_column_and_stays_the_same() -> None:
    assert re.fullmatch(r"[\w.]+\+[0-9a-f]{12}", code_version())
    assert len(code_version()) <= 40
    code_version.cache_clear()
    before = code_version()
    code_version.cache_clear()
    assert code_version() == before


def test_every_pattern_names_files_that_exist() -> None:
    assert all(list(ROOT.glob(pattern)) for pattern in SHAPING)
