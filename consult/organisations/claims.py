"""Claiming a new installation with the one-time code that its console shows."""

import hmac
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from consult.organisations.errors import ClaimRefused


@dataclass(frozen=True)
class Claim:
    """The code somebody typed to show that they started the installation."""

    code: str


def require_right(claim: Claim) -> None:
    """Raises ClaimRefused unless the code is the one of this installation; without a code nothing can be claimed."""
    expected = _read()
    if not expected or not hmac.compare_digest(_plain(expected), _plain(claim.code)):
        raise ClaimRefused


def use_up() -> None:
    """Deletes the code, once the organisation stands."""
    _file().unlink(missing_ok=True)


def _plain(code: str) -> bytes:
    return "".join(sign for sign in code.upper() if sign.isalnum()).encode()


def _read() -> str:
    try:
        return _file().read_text().strip()
    except FileNotFoundError:
        return ""


def _file() -> Path:
    return Path(current_app.config["KEYS_FOLDER"]) / "claim-code"
