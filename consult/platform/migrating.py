"""Brings a database to the newest schema, and does nothing quickly when it is there already."""

import re
from collections.abc import Mapping
from pathlib import Path

from consult.platform.data_folder import CHECKOUT
from consult.platform.databases import connect, has_table
from consult.platform.forking import run_module
from consult.platform.problems import Problem
from consult.platform.processes import last_lines

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


def upgrade(environment: Mapping[str, str], log: Path, versions: Path = VERSIONS) -> bool:
    """Bring the database of `environment` to the newest revision; return whether there was anything to do.

    Machines that start together wait for one another. Raises Problem with the end of Alembic's words, in `log`, if it fails.
    """
    newest, database_url = newest_revision(versions), environment["DATABASE_URL"]
    if current_revision(database_url) == newest:
        return False
    with connect(database_url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if current_revision(database_url) == newest:
            return False
        words = ["flask", "--app", "wsgi", "db", "upgrade", "--directory", str(versions.parent)]
        if run_module(words, log, environment, CHECKOUT):
            raise Problem(f"The database could not be brought to the newest schema. The end of {log} says:\n{last_lines(log)}")
    return True
