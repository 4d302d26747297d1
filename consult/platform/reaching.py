"""How a command typed beside a running (or stopped) installation reaches its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from consult.platform import databases
from consult.platform.data_folder import DataFolder
from consult.platform.engines import ROLE, Postgres, socket_folder
from consult.platform.leftovers import read_record
from consult.platform.problems import Problem
from consult.platform.processes import stop


def is_running(data: DataFolder) -> bool:
    """Say whether the PostgreSQL of this data folder runs."""
    return any(child.name == "postgres" and child.is_alive() for child in read_record(data.record))


@contextmanager
def reachable_database(data: DataFolder, creating: bool = False) -> Iterator[str]:
    """Give the address of the installation's database, its PostgreSQL started for this one purpose if it is stopped.

    Raises Problem if there is no database and not `creating`.
    """
    if given := os.environ.get("DATABASE_URL"):
        yield given
    elif is_running(data):
        yield _postgres(data).url()
    else:
        if not (creating or data.postgres.is_dir()):
            raise Problem(f"There is no installation in {data.path}. Name its folder with --data, or set DATABASE_URL.")
        with _started(data) as postgres:
            if creating and not databases.exists(postgres.url("postgres"), ROLE):
                databases.create(postgres.url("postgres"), ROLE)
            yield postgres.url()


@contextmanager
def _started(data: DataFolder) -> Iterator[Postgres]:
    data.prepare()
    with data.held():
        postgres = _postgres(data)
        postgres.prepare()
        process = postgres.start()
        try:
            postgres.wait(process)
            yield postgres
        finally:
            stop(process, Postgres.stop_signal)


def _postgres(data: DataFolder) -> Postgres:
    return Postgres(data.postgres, socket_folder(data.path), data.log("postgres"))
