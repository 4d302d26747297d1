"""The secret key of the installation, kept outside the database, and what is computed with it.

It stands in the folder that all web processes and machines share. Without it nobody can tell from the database
whose fingerprint a person's is; when it is lost, everybody is a new person.
"""

import hmac
import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from flask import current_app

FILE, KEY_BYTES = "person-key", 32


def fingerprint(email: str) -> bytes:
    """What a person is known by: HMAC-SHA256 of the normalised address, 32 bytes."""
    return _digest(email)


def provided_fingerprint(issuer: str, subject: str) -> bytes:
    """What a person is known by whom an identity provider names so: 32 bytes."""
    return _digest(f"provided {issuer} {subject}")


def code_digest(uid: str, code: str) -> bytes:
    """What is kept of a sign-in code, bound to the one row it belongs to: 32 bytes."""
    return _digest(f"sign-in code {uid} {code}")


def voting_code_digest(vote_uid: str, code: str) -> bytes:
    """What is kept of a voting code, bound to the vote it opens: 32 bytes."""
    return _digest(f"voting code {vote_uid} {code}")


def invitation_digest(consultation_uid: str, code: str) -> bytes:
    """What is kept of a code that invites to answer, bound to the consultation: 32 bytes."""
    return _digest(f"invitation {consultation_uid} {code}")


def resident_digest(consultation_uid: str, claim: str) -> bytes:
    """What is kept of somebody on a list of residents, bound to the consultation: 32 bytes."""
    return _digest(f"resident {consultation_uid} {claim}")


def respondent_handle(consultation_uid: str, mark: str) -> bytes:
    """What a response is filed under in place of whoever was let in by that mark: 32 bytes."""
    return _digest(f"respondent {consultation_uid} {mark}")


def _digest(text: str) -> bytes:
    return hmac.digest(instance_key(current_app.config["KEYS_FOLDER"]), text.encode(), "sha256")


@cache
def instance_key(folder: Path) -> bytes:
    """The key in the folder, made at the first call; of several processes at once, exactly one makes it."""
    path = folder / FILE
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """A link to a finished file is atomic and never overwrites; `mkstemp` lets nobody else read it."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)
