"""The PostgreSQL and Valkey that a test session runs on: private ones, unless DATABASE_URL and REDIS_URL name others.

The process that pytest was called in starts them once (`start`) and its xdist workers find them through the environment
(`current`). Each worker then makes its own database with `create_database` and takes its own number of Valkey's databases.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from consult.platform.engines import PrivateEngines

DATABASE, REDIS = "CONSULT_TEST_DATABASE_URL", "CONSULT_TEST_REDIS_URL"
FAST_NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
# A dozen databases of 20 MB and what the tests write.
MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3


@dataclass(frozen=True)
class Engines:
    """Addresses of the servers: `database_url` has the right to create databases."""

    database_url: str
    redis_url: str

    def database(self, name: str) -> str:
        """Return the address of the database `name`."""
        parts = urlsplit(self.database_url)
        # urlunsplit drops the empty authority of a Unix socket's address, so the scheme is put back by hand.
        return f"{parts.scheme}://{parts.netloc}" + urlunsplit(("", "", f"/{name}", parts.query, ""))

    def create_database(self, name: str, template: str = "template1") -> str:
        """Create the database `name` anew as a copy of `template` and return its address."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
        return self.database(name)

    def redis(self, number: int) -> str:
        """Return the address of Valkey's database `number` (0 to 15)."""
        parts = urlsplit(self.redis_url)
        if parts.scheme == "unix":
            return f"unix://{parts.path}?db={number % 16}"
        return urlunsplit((parts.scheme, parts.netloc, f"/{number % 16}", "", ""))


_private: tuple[PrivateEngines, Path] | None = None


def current() -> Engines:
    """Return the servers started for this session, in whichever of its processes."""
    return Engines(os.environ[DATABASE], os.environ[REDIS])


def start() -> Engines:
    """Start (or name) the servers of the session and tell the processes started from here."""
    global _private
    given = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    if not all(given) and DATABASE not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="consult-tests-", dir=_memory()))
        folder.chmod(0o755)
        _private = PrivateEngines(folder, FAST_NOT_DURABLE).__enter__(), folder
        os.environ[DATABASE] = given[0] or _private[0].postgres.url("postgres")
        os.environ[REDIS] = given[1] or _private[0].valkey.url()
    elif all(given):
        os.environ[DATABASE], os.environ[REDIS] = str(given[0]), str(given[1])
    return current()


def _memory() -> Path | None:
    """A folder in memory, where there is one with room enough."""
    is_roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if is_roomy else None


def stop() -> None:
    """Stop what `start` started."""
    global _private
    if _private:
        _private[0].__exit__()
        shutil.rmtree(_private[1], ignore_errors=True)
        del os.environ[DATABASE], os.environ[REDIS]
        _private = None
