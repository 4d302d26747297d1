"""The secret key of each vote, kept in a folder outside the database, and the handles computed with it.

All web processes and machines share the folder. With the database alone nobody can tell whose ballot is whose;
with the database and the key one can, which is why the ballot page says so.
"""

import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from flask import current_app

from consult.core.errors import DomainError
from consult.core.i18n import lazy_gettext as _

KEY_BYTES = 32


class VoteKeyMissing(DomainError):
    """The vote's key is not in the folder of keys: a ballot cast under another one could be a second ballot."""

    status = 503
    message = _("This vote cannot take ballots right now: its key is missing on our side. Please tell the organisation.")


def make_key(vote_uid: str) -> None:
    """Makes the key of a vote unless there is one; of several at once, exactly one wins, and it is whole.

    A link to a finished file is atomic on shared folders as well, which a rename that may overwrite is not.
    """
    target = _path(vote_uid)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{vote_uid}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, secrets.token_bytes(KEY_BYTES))
        os.fsync(descriptor)
        os.link(draft, target)
    except FileExistsError:
        return
    finally:
        os.close(descriptor)
        draft.unlink()
    _keep(target.parent)


def handle(vote_uid: str, voter_key: str) -> bytes:
    """The handle of a voter in a vote: HMAC-SHA256 under the vote's key, 32 bytes. Raises VoteKeyMissing.

    The key of a person is the number of the person in figures.
    """
    return hmac.digest(_key(vote_uid), voter_key.encode(), "sha256")


def handles(vote_uid: str, voter_keys: Iterable[str]) -> Iterator[bytes]:
    """The handles of many voters, one after the other. Raises VoteKeyMissing at once, before the first is asked for."""
    key = _key(vote_uid)
    return (hmac.digest(key, voter_key.encode(), "sha256") for voter_key in voter_keys)


def destroy_key(vote_uid: str) -> None:
    """Overwrites the key of a vote and takes it out of the folder, for good; of a key that is gone, nothing.

    Copies elsewhere, as in backups, are out of reach (docs/operations.md).
    """
    target = _path(vote_uid)
    try:
        descriptor = os.open(target, os.O_WRONLY)
    except FileNotFoundError:
        return
    try:
        os.write(descriptor, bytes(KEY_BYTES))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    target.unlink(missing_ok=True)
    _keep(target.parent)


def _key(vote_uid: str) -> bytes:
    """The key, read anew each time, so that one that was destroyed is gone. Past `Path`, which costs as much as the reading."""
    try:
        with open(_name(vote_uid), "rb", buffering=0) as file:
            return file.read(KEY_BYTES)
    except FileNotFoundError as error:
        raise VoteKeyMissing from error


def _path(vote_uid: str) -> Path:
    return Path(_name(vote_uid))


def _name(vote_uid: str) -> str:
    return f"{current_app.config['KEYS_FOLDER']}/votes/{vote_uid}"


def _keep(folder: Path) -> None:
    """Makes sure that the folder's new entry outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
