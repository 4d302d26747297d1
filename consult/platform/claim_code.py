"""The one-time code by which the first visitor proves to be the one who started the installation."""

import secrets
from pathlib import Path

from consult.platform.data_folder import write_secret
from consult.platform.databases import is_unclaimed

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, LETTERS = 4, 4


def ensure_claim_code(database_url: str, keys: Path) -> str | None:
    """Return the code that claims this installation, made at the first call; None once an organisation exists."""
    path = keys / "claim-code"
    if not is_unclaimed(database_url):
        path.unlink(missing_ok=True)
        return None
    if not path.is_file():
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_secret(path, _new_code())
    return path.read_text().strip()


def _new_code() -> str:
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)
