"""The real data that the reference results rest on, which stay outside of the repository."""

import os
from pathlib import Path

import pytest


def reference_file(name: str) -> Path:
    """The file of that name in the folder CONSULT_REFERENCE_DATA names; where there is none the test says that it was skipped."""
    folder = os.environ.get("CONSULT_REFERENCE_DATA")
    if not folder:
        pytest.skip("CONSULT_REFERENCE_DATA names no folder of reference data")
    file = Path(folder) / name
    if not file.exists():
        pytest.skip(f"the reference data hold no {name}")
    return file
