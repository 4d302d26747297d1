"""What is well, what is not, and what to do about it."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from consult.platform.data_folder import DataFolder
from consult.platform.databases import check_redis, connect, has_table
from consult.platform.engines import postgres_url, socket_folder
from consult.platform.leftovers import read_record
from consult.platform.migrating import current_revision, newest_revision
from consult.platform.problems import Problem

OLDEST_SWEEP = timedelta(minutes=2)
OLDEST_BACKUP = timedelta(days=2)
LEAST_SPACE = 1024**3
OPEN_TO_OTHERS = 0o077
MAIL_SCHEMES = ("smtp", "smtps", "smtp+tls")
BACKUP_ADVICE = "Run consult backup FILE, and keep it on another machine."
Beats = dict[str, timedelta]


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what it is, what was found, and what to do (nothing if it is well)."""

    subject: str
    state: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        """Say whether there is nothing to do."""
        return not self.advice


def examine(data: DataFolder) -> Iterator[Finding]:
    """Look at everything in turn; the settings are those of the environment."""
    is_demonstration = data.demonstration.is_file()
    yield Finding("Python", platform.python_version())
    yield from _processes(data)
    yield _attempt("Redis or Valkey", lambda: check_redis(os.environ["REDIS_URL"]), "Start it (make run), or correct REDIS_URL.")
    yield from _database(os.environ["DATABASE_URL"], backup_advice="" if is_demonstration else BACKUP_ADVICE)
    yield _space(data.path)
    yield _mail(is_demonstration)
    yield from _secrets(Path(os.environ["CONSULT_KEYS"]))


def _processes(data: DataFolder) -> Iterator[Finding]:
    recorded = read_record(data.record)
    if not recorded and os.environ["DATABASE_URL"] == postgres_url(socket_folder(data.path)):
        yield Finding("Consult", f"does not run on {data.path}", "Start it with make run or make demo.")
    for child in recorded:
        advice = f"Read {data.log(child.name)}." if not child.is_alive() else ""
        yield Finding(f"Process {child.name}", "stopped" if advice else f"runs (process {child.pid})", advice)


def _attempt(subject: str, look: Callable[[], str], advice: str) -> Finding:
    try:
        return Finding(subject, look())
    except Problem as problem:
        return Finding(subject, str(problem), advice)


def _database(url: str, backup_advice: str) -> Iterator[Finding]:
    server = _attempt("PostgreSQL", lambda: _server_version(url), "Start it (make run), or correct DATABASE_URL.")
    yield server
    if server.is_well:
        yield _schema(url)
        beats = _beats(url)
        yield _age(
            "Last sweep", beats.get("sweep"), OLDEST_SWEEP, "Start the worker and the beat: without them nothing due is done."
        )
        yield _age("Last backup", beats.get("backup"), OLDEST_BACKUP, backup_advice)


def _server_version(url: str) -> str:
    with connect(url) as connection:
        return str(connection.execute("SHOW server_version").fetchall()[0][0])


def _schema(url: str) -> Finding:
    current, newest = current_revision(url), newest_revision()
    advice = "" if current == newest else f"Restart Consult, or run flask db upgrade: this version needs {newest}."
    return Finding("Schema", current or "none", advice)


def _beats(url: str) -> Beats:
    with connect(url) as connection:
        if not has_table(connection, "heartbeat"):
            return {}
        rows = connection.execute("SELECT name, now() - beat_at FROM heartbeat").fetchall()
    return {str(name): age for name, age in rows if isinstance(age, timedelta)}


def _age(subject: str, age: timedelta | None, oldest: timedelta, advice: str) -> Finding:
    if age is None:
        return Finding(subject, "never", advice)
    return Finding(subject, f"{_in_words(age)} ago", advice if age > oldest else "")


def _in_words(age: timedelta) -> str:
    seconds = int(age.total_seconds())
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} seconds"


def _space(folder: Path) -> Finding:
    while not folder.is_dir():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    advice = f"Make room on the disk of {folder}: PostgreSQL stops when it is full." if free < LEAST_SPACE else ""
    return Finding("Disk space", f"{free / 1024**3:.1f} GiB free", advice)


def _mail(is_demonstration: bool) -> Finding:
    url = urlsplit(os.environ.get("MAIL_URL", ""))
    if url.scheme in MAIL_SCHEMES and url.hostname:
        return Finding("Mail", f"sent through {url.hostname}")
    if is_demonstration:
        return Finding("Mail", "kept on the mailbox page of the demonstration")
    wrong = f"MAIL_URL is not understood: its scheme is {url.scheme!r}" if url.geturl() else "none is sent"
    return Finding("Mail", wrong, "Set MAIL_URL, as smtp://user:password@mail.example.org:587: nobody can sign in without mail.")


def _secrets(keys: Path) -> Iterator[Finding]:
    if not keys.is_dir():
        yield Finding("Secrets", f"{keys} is missing", "Set CONSULT_KEYS to the folder of secrets, or restore it from a backup.")
        return
    exposed = [path for path in (keys, *keys.rglob("*")) if path.stat().st_mode & OPEN_TO_OTHERS]
    advice = f"Run chmod -R go= {keys}: others can read {exposed[0].name}." if exposed else ""
    yield Finding("Secrets", "readable by others" if exposed else "private", advice)
