"""Brings a database to the newest schema, and does nothing quickly when it is there already."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from consult.platform.data_folder import CHECKOUT
from consult.platform.databases import connect, has_table
from consult.platform.problems import Problem

VERSIONS = CHECKOUT / "migrations" / "versions"
REVISION = re.compile(r"""^revision\b[^=]*=\s*["']([^"']+)["']""", re.MULTILINE)
ONE_AT_A_TIME = 7_210_615


def newest_revision(versions: Path = VERSIONS) -> str | None:
    """Return the revision of the last migration; their files are numbered and linear. None if there is none."""
    files = sorted(versions.glob("[0-9]*.py"))
    found = REVISION.search(files[-1].read_text()) if files else None
    return found[1] if found else None


def is_known(revision: str | None, versions: Path = VERSIONS) -> bool:
    """Say whether this version of Consult has the migration `revision` (a database without any is None)."""
    return revision is None or any(revision in REVISION.findall(path.read_text()) for path in versions.glob("[0-9]*.py"))


def current_revision(database_url: str) -> str | None:
    """Return the revision that the database is at; None if it was never migrated."""
    with connect(database_url) as connection:
        if not has_table(connection, "alembic_version"):
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def upgrade(database_url: str, environment: Mapping[str, str] = os.environ, versions: Path = VERSIONS) -> bool:
    """Bring the database to the newest revision; return whether there was anything to do.

    Machines that start together wait for one another. Raises Problem with the end of Alembic's words if it fails.
    """
    newest = newest_revision(versions)
    if current_revision(database_url) == newest:
        return False
    with connect(database_url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if current_revision(database_url) == newest:
            return False
        _run_alembic(database_url, environment, versions.parent)
    return True


def _run_alembic(database_url: str, environment: Mapping[str, str], folder: Path) -> None:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "db", "upgrade", "--directory", str(folder)]
    chosen = {**environment, "DATABASE_URL": database_url}
    done = subprocess.run(command, cwd=CHECKOUT, env=chosen, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"The database could not be brought to the newest schema:\n{_end_of(done.stderr)}")


def _end_of(words: str) -> str:
    return "\n".join(f"  {line}" for line in words.strip().splitlines()[-5:])
