"""Where one installation keeps everything: the engines' data, its secrets, its logs, and who is using it now."""

import fcntl
import os
import pwd
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from consult.platform.problems import Problem

CHECKOUT = Path(__file__).resolve().parents[2]
DEMONSTRATION = CHECKOUT / "var" / "demo"
INSTALLATION = CHECKOUT / "var" / "run"
LONGEST_LOG = 10 * 1024**2


@dataclass(frozen=True)
class DataFolder:
    """The paths inside one data folder."""

    path: Path

    @property
    def postgres(self) -> Path:
        """PostgreSQL's own folder."""
        return self.path / "postgres"

    @property
    def valkey(self) -> Path:
        """Valkey's own folder."""
        return self.path / "valkey"

    @property
    def keys(self) -> Path:
        """The secrets that the database does not hold."""
        return self.path / "keys"

    @property
    def cache(self) -> Path:
        """What takes long to make and can be made again; made when first used."""
        return self.path / "cache"

    @property
    def logs(self) -> Path:
        """One log for each child process."""
        return self.path / "logs"

    @property
    def record(self) -> Path:
        """Which processes the supervisor started."""
        return self.path / "running.json"

    @property
    def demonstration(self) -> Path:
        """The mark that the database holds the demonstration town; among the keys, it goes with the database into backups."""
        return self.keys / "demonstration"

    def log(self, name: str) -> Path:
        """Return the log of the child `name`."""
        return self.logs / f"{name}.log"

    def prepare(self) -> None:
        """Make the folders and put long logs aside; raise Problem if they cannot be made or belong to somebody else."""
        try:
            for folder in (self.path, self.keys, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(f"The data folder {self.path} cannot be made: {error.strerror}.") from error
        self._refuse_another_owner()
        for private in (self.keys, self.logs):
            private.chmod(0o700)
        for log in self.logs.glob("*.log"):
            if log.stat().st_size > LONGEST_LOG:
                log.replace(log.with_suffix(".log.old"))

    def secret_key(self) -> str:
        """Return the key that signs sessions, made at the first call."""
        path = self.keys / "secret-key"
        if not path.is_file():
            write_secret(path, secrets.token_urlsafe(48))
        return path.read_text().strip()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other supervisor out; raise Problem if one is in."""
        with (self.path / "lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Problem(f"Consult is already running on the data folder {self.path}{_by_whom(lock.name)}.") from error
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    def _refuse_another_owner(self) -> None:
        owner = self.path.stat().st_uid
        if owner != os.getuid():
            raise Problem(
                f"The data folder {self.path} belongs to {_account(owner)}, and you are {_account(os.getuid())}. "
                "Start Consult as its owner, or choose another folder with --data."
            )


def write_secret(path: Path, text: str) -> None:
    """Write `text` to `path`, readable by its owner alone, whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def _by_whom(lock: str) -> str:
    pid = Path(lock).read_text().strip()
    return f" (process {pid})" if pid else ""


def _account(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"
