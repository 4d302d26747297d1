"""As whom PostgreSQL runs: itself for an ordinary user, somebody else for root, whom PostgreSQL refuses."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consult.platform.problems import Problem

UNPRIVILEGED = "nobody"
OWN_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
CANNOT_DROP = (
    "PostgreSQL refuses to run as root, and here neither the account nobody nor a user namespace (unshare) can run it. "
    "Start Consult as an ordinary user, or set DATABASE_URL to a running server."
)


@dataclass(frozen=True)
class Identity:
    """How to start a program as somebody: words before its command, and the account it switches to."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None
    popen: dict[str, Any] = field(default_factory=dict)

    def own(self, folder: Path) -> None:
        """Give `folder`, with what it holds, to this account (nothing to do unless the account is another one)."""
        uid = os.getuid() if self.uid is None else self.uid
        if os.getuid() != 0 or folder.stat().st_uid == uid:
            return
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, uid, -1 if self.gid is None else self.gid, follow_symlinks=False)


def postgres_identity(program: Path, folder: Path) -> Identity:
    """Return as whom `program` can run and reach `folder`; raise Problem when root finds nobody to run it."""
    if os.getuid() != 0:
        return Identity()
    for identity in (*unprivileged_account(), Identity(prefix=OWN_NAMESPACE)):
        if _can_run(identity, program, folder):
            return identity
    raise Problem(CANNOT_DROP)


def unprivileged_account() -> tuple[Identity, ...]:
    """Return the account that root hands PostgreSQL to, if this machine has it."""
    try:
        account = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        return ()
    switch = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return (Identity(uid=account.pw_uid, gid=account.pw_gid, popen=switch),)


def _can_run(identity: Identity, program: Path, folder: Path) -> bool:
    """Try it: the checkout or the environment may stand in a folder that only root can enter, such as /root."""
    attempt = ("sh", "-c", 'cd "$1" && exec "$2" --version', "sh", str(folder.parent), str(program))
    command = (*identity.prefix, *attempt)
    if shutil.which(command[0]) is None:
        return False
    try:
        return subprocess.run(command, capture_output=True, check=False, **identity.popen).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
