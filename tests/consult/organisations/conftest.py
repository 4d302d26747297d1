"""What tests of organisations share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.platform.data_folder import write_secret

CODE = "ABCD-EFGH-JKLM-NPQR"


@pytest.fixture
def claim_code(keys_folder: Path) -> Iterator[str]:
    """The code that the console of a new installation shows."""
    write_secret(keys_folder / "claim-code", CODE + "\n")
    yield CODE
    (keys_folder / "claim-code").unlink(missing_ok=True)
