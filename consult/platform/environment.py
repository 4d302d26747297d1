"""The settings that an installation run by `consult run` gives to its processes and to the commands typed beside it."""

import os
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import urlsplit

from consult.platform.data_folder import DEMONSTRATION, INSTALLATION, DataFolder
from consult.platform.engines import postgres_url, socket_folder, valkey_url
from consult.platform.problems import Problem

LOCAL_HOSTS = ("localhost", "127.0.0.1")


def chosen_data_folder(path: Path | None, is_new: bool = False) -> DataFolder:
    """Return the data folder at `path`, else that of CONSULT_DATA, else that of `make run`.

    Where only `make demo` was ever called, and nothing new is meant, it is that of `make demo`.
    """
    if path is None and os.environ.get("CONSULT_DATA"):
        path = Path(os.environ["CONSULT_DATA"])
    if path is None:
        is_demonstration = not is_new and DEMONSTRATION.is_dir() and not INSTALLATION.is_dir()
        path = DEMONSTRATION if is_demonstration else INSTALLATION
    return DataFolder(path.absolute())


def environment(data: DataFolder, port: int = 8000, is_demonstration: bool = False) -> dict[str, str]:
    """Return the whole environment of the processes of `data`: what was given stays, what is missing is added."""
    given = dict(os.environ)
    complete(given, data)
    given.setdefault("PUBLIC_URL", f"http://localhost:{port}")
    hosts = [*LOCAL_HOSTS, urlsplit(given["PUBLIC_URL"]).hostname or ""]
    given.setdefault("TRUSTED_HOSTS", ",".join(dict.fromkeys(host for host in hosts if host)))
    given["CONSULT_DEMO"] = "1" if is_demonstration else ""
    given["PYTHONUNBUFFERED"] = "1"
    return given


def complete(variables: MutableMapping[str, str], data: DataFolder) -> None:
    """Add what `variables` lacks to reach the installation in `data`, running or not.

    Raises Problem if there is none and no DATABASE_URL was given.
    """
    if not variables.get("DATABASE_URL") and not data.path.is_dir():
        raise Problem(f"There is no installation in {data.path}. Start one with make run, or set DATABASE_URL.")
    if not variables.get("DATABASE_URL"):
        variables["DATABASE_URL"] = postgres_url(socket_folder(data.path))
    if not variables.get("REDIS_URL"):
        variables["REDIS_URL"] = valkey_url(socket_folder(data.path))
    if not variables.get("CONSULT_KEYS"):
        variables["CONSULT_KEYS"] = str(data.keys)
        variables.setdefault("CONSULT_CACHE", str(data.cache))
    if not variables.get("SECRET_KEY"):
        variables["SECRET_KEY"] = data.secret_key()
