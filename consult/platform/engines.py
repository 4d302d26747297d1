"""PostgreSQL and Valkey as child processes in the foreground, on Unix sockets, private to their account."""

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import PIPE
from typing import Self

from consult.platform.binaries import postgres_folder, postgres_version, valkey_server
from consult.platform.identity import postgres_identity, unprivileged_account
from consult.platform.problems import Problem
from consult.platform.processes import Living, Process, processes_titled, spawn, stop, wait_until

ROLE = "consult"
VALKEY_SOCKET = "valkey.sock"
LONGEST_SOCKET_FOLDER = 80
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
BUILTIN_LOCALE_SINCE = 17
SYNCFS_SINCE = 17
BUILTIN_LOCALE = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
SYSTEM_LOCALE = ("--locale=C",)


class Postgres:
    """One PostgreSQL server, its cluster in `folder`/cluster; `settings` are added to its command line as `-c`."""

    stop_signal = signal.SIGINT

    def __init__(self, folder: Path, sockets: Path, log: Path, settings: Sequence[str] = ()) -> None:
        self.folder, self.sockets, self.log, self.settings = folder, sockets, log, settings
        self.cluster = folder / "cluster"
        self.name = f"consult-{_digest(folder)}"
        self.programs = postgres_folder()
        self.version = postgres_version(self.programs)
        folder.mkdir(parents=True, exist_ok=True)
        self.identity = postgres_identity(self.programs / "postgres", folder)

    def url(self, database: str = ROLE) -> str:
        """Return the address of one database of this server."""
        return postgres_url(self.sockets, database)

    def prepare(self, is_synced: bool = True, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Create the cluster if there is none, doing `meanwhile`; raise Problem if another version of PostgreSQL made it."""
        self.identity.own(self.folder)
        self.identity.own(self.sockets)
        made_by = self.cluster / "PG_VERSION"
        if not made_by.is_file():
            self._initialise(is_synced, meanwhile)
        elif (version := made_by.read_text().strip()) != str(self.version):
            raise Problem(
                f"The data in {self.folder} was made by PostgreSQL {version}, and this machine has PostgreSQL {self.version}. "
                f"Set CONSULT_PG_BIN to the programs of PostgreSQL {version}, make a backup, and restore it into an empty folder."
            )

    def start(self) -> Process:
        """Start the server in the foreground and return it at once.

        Backends that a killed server left at work would keep the new one out until they end: they are ended first.
        """
        for pid in processes_titled(f"postgres: {self.name}: "):
            os.kill(pid, signal.SIGKILL)
        where = ["-D", str(self.cluster), "-c", "listen_addresses=", "-c", f"unix_socket_directories={_listed(self.sockets)}"]
        steady = [
            "-c",
            f"cluster_name={self.name}",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC",
            "-c",
            "unix_socket_permissions=0700",
        ]
        chosen = [word for setting in self.settings for word in ("-c", setting)]
        command = [str(self.programs / "postgres"), *where, *steady, *chosen]
        return spawn(command, self.log, identity=self.identity, stop_signal=self.stop_signal)

    def wait(self, process: Living) -> None:
        """Wait until `process` accepts connections; raise Problem if it does not."""
        wait_until(self.is_ready, process, self.log, "PostgreSQL")

    def is_ready(self) -> bool:
        """Say whether the server accepts connections."""
        check = [str(self.programs / "pg_isready"), "-q", "-h", str(self.sockets), "-U", ROLE]
        return subprocess.run(check, check=False).returncode == 0

    def _initialise(self, is_synced: bool, meanwhile: Callable[[], object]) -> None:
        locale = BUILTIN_LOCALE if self.version >= BUILTIN_LOCALE_SINCE else SYSTEM_LOCALE
        unfinished = self.folder / "unfinished"
        options = ["-D", str(unfinished), "-U", ROLE, "-E", "UTF8", "--auth=trust", *locale]
        if not is_synced:
            options.append("--no-sync")
        elif sys.platform.startswith("linux") and self.version >= SYNCFS_SINCE:
            options.append("--sync-method=syncfs")
        shutil.rmtree(unfinished, ignore_errors=True)
        command = [*self.identity.prefix, str(self.programs / "initdb"), *options]
        with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True, cwd="/", **self.identity.popen) as making:
            try:
                meanwhile()
                _, complaint = making.communicate()
            except BaseException:
                making.kill()
                raise
        if making.returncode:
            raise Problem(f"PostgreSQL could not make its data folder {self.folder}: {complaint.strip()}")
        unfinished.rename(self.cluster)


class Valkey:
    """One Valkey server on a Unix socket in `sockets`, keeping its append-only file in `folder`."""

    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path, sockets: Path, log: Path, is_durable: bool = True) -> None:
        self.folder, self.log, self.is_durable = folder, log, is_durable
        self.socket = sockets / VALKEY_SOCKET
        self.program = valkey_server()
        folder.mkdir(parents=True, exist_ok=True)

    def url(self) -> str:
        """Return the address of this server."""
        return valkey_url(self.socket.parent)

    def start(self) -> Process:
        """Start the server in the foreground and return it at once."""
        where = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700", "--dir", str(self.folder)]
        keeping = ["--appendonly", "yes" if self.is_durable else "no", "--save", "", "--maxmemory-policy", "noeviction"]
        return spawn([str(self.program), *where, *keeping], self.log, stop_signal=self.stop_signal)

    def wait(self, process: Living) -> None:
        """Wait until `process` answers; raise Problem if it does not."""
        wait_until(self.is_ready, process, self.log, "Valkey")

    def is_ready(self) -> bool:
        """Say whether the server answers, its data loaded."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(1)
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


class PrivateEngines:
    """PostgreSQL and Valkey together in one folder, for tests and benchmarks; a context manager."""

    def __init__(self, folder: Path, settings: Sequence[str] = (), is_durable: bool = False) -> None:
        sockets = socket_folder(folder)
        self.is_durable = is_durable
        self.postgres = Postgres(folder / "postgres", sockets, folder / "postgres.log", settings)
        self.valkey = Valkey(folder / "valkey", sockets, folder / "valkey.log", is_durable)

    def __enter__(self) -> Self:
        """Start both and wait for them."""
        self._valkey = self.valkey.start()
        self.postgres.prepare(is_synced=self.is_durable)
        self._postgres = self.postgres.start()
        self.valkey.wait(self._valkey)
        self.postgres.wait(self._postgres)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop both."""
        stop(self._postgres, Postgres.stop_signal)
        stop(self._valkey, Valkey.stop_signal)


def postgres_url(sockets: Path, database: str = ROLE) -> str:
    """Return the address of a database of the PostgreSQL whose socket is in `sockets`."""
    return f"postgresql://{ROLE}@/{database}?host={sockets}"


def valkey_url(sockets: Path) -> str:
    """Return the address of the Valkey whose socket is in `sockets`."""
    return f"unix://{sockets / VALKEY_SOCKET}?db=0"


def socket_folder(folder: Path) -> Path:
    """Return (and make) the private folder for sockets of the data in `folder`.

    A socket's path may not exceed 104 bytes, and addresses that hold one are read by five libraries, each with its own
    idea of how a space is quoted: a folder too long or with such characters has its sockets in the temporary folder.
    """
    sockets = folder.absolute() / "sockets"
    if len(os.fsencode(sockets)) > LONGEST_SOCKET_FOLDER or not PLAIN_PATH.fullmatch(str(sockets)):
        sockets = Path(tempfile.gettempdir()) / f"consult-{os.getuid()}-{_digest(folder)}"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(sockets):
        raise Problem(f"The folder {sockets} belongs to somebody else, so Consult will not put its sockets there.")
    return sockets


def _digest(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]


def _is_private(folder: Path) -> bool:
    owners = {os.getuid(), *(account.uid for account in unprivileged_account())}
    return not folder.is_symlink() and folder.stat().st_uid in owners


def _listed(folder: Path) -> str:
    """Quote one folder for PostgreSQL's list of socket folders, where a comma separates."""
    escaped = str(folder).replace('"', '""')
    return f'"{escaped}"'
