"""One file that holds a whole installation: the database and the secrets outside it."""

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from consult.platform.binaries import postgres_folder
from consult.platform.databases import connect, has_table, plain
from consult.platform.migrating import current_revision, is_known
from consult.platform.problems import Problem

DESCRIPTION, DATABASE, KEYS = "consult-backup.json", "database.dump", "keys"
FORMAT = 1
NOT_A_BACKUP = "{file} is not a backup of Consult, or it is damaged. Nothing was changed."
PROLOGUE = b"SET lock_timeout = '10s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
# pg_restore 17 and newer write this line, which older servers do not know.
HEADER_LINES = 40
TOO_NEW = b"SET transaction_timeout = 0;\n"


def back_up(database_url: str, keys: Path, file: Path) -> int:
    """Write the database and the secrets to `file`, readable by its owner alone; return its size in bytes.

    The file appears whole or not at all. Raises Problem if it cannot be written or the database cannot be read.
    """
    try:
        with _appearing(file) as unfinished, tarfile.open(unfinished, "w") as archive:
            _add_text(archive, DESCRIPTION, _description(database_url))
            archive.add(_dumped(database_url, unfinished.with_suffix(".dump")), DATABASE)
            archive.add(keys, KEYS)
    except OSError as error:
        raise Problem(f"The backup {file} cannot be written: {error.strerror}.") from error
    _beat(database_url)
    return file.stat().st_size


def restore(file: Path, database_url: str, keys: Path, is_replacing: bool) -> None:
    """Put the backup `file` in place of what the database and the folder of secrets hold.

    Raises Problem, everything being as before, if the file is no backup, or if there are data and not `is_replacing`.
    """
    with tempfile.TemporaryDirectory(prefix="consult-restore-") as name:
        unpacked = Path(name)
        _unpack(file, unpacked)
        if not is_replacing:
            _refuse_to_overwrite(database_url)
        _restore_database(unpacked / DATABASE, database_url, file)
        _restore_keys(unpacked / KEYS, keys)


@contextmanager
def _appearing(file: Path) -> Iterator[Path]:
    """Give a place to write beside `file`, and the name `file` to what was written there if all went well."""
    with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.absolute().parent) as folder:
        unfinished = Path(folder) / "backup.tar"
        unfinished.touch(mode=0o600)
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(file)


def _dumped(database_url: str, dump: Path) -> Path:
    where, secret = _address(database_url)
    command = [str(postgres_folder() / "pg_dump"), "--format=custom", "--file", str(dump), "--dbname", where]
    done = subprocess.run(command, env=secret, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"The database could not be read for the backup: {done.stderr.strip()}")
    return dump


def _address(database_url: str) -> tuple[str, dict[str, str]]:
    """Split the address into what may stand on a command line and the environment that holds its password."""
    parts = conninfo_to_dict(plain(database_url))
    password = parts.pop("password", None)
    return make_conninfo("", **parts), {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}


def _description(database_url: str) -> str:
    revision = current_revision(database_url)
    return json.dumps({"format": FORMAT, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "schema": revision})


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(text.encode()), 0o600
    archive.addfile(entry, io.BytesIO(text.encode()))


def _beat(database_url: str) -> None:
    """Write in the database when the last backup was made, where `consult doctor` of any machine reads it."""
    with connect(database_url) as connection:
        if has_table(connection, "heartbeat"):
            connection.execute(
                "INSERT INTO heartbeat (name, beat_at) VALUES ('backup', now()) ON CONFLICT (name) DO UPDATE SET beat_at = now()"
            )


def _unpack(file: Path, folder: Path) -> None:
    if not file.is_file():
        raise Problem(f"There is no file {file}.")
    try:
        with tarfile.open(file) as archive:
            for entry in archive:
                _unpack_entry(archive, entry, folder)
        description = json.loads((folder / DESCRIPTION).read_text())
        known, revision = description["format"] == FORMAT, description["schema"]
    except (OSError, tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
        raise Problem(NOT_A_BACKUP.format(file=file)) from error
    if not known or not (folder / DATABASE).is_file():
        raise Problem(NOT_A_BACKUP.format(file=file))
    if not is_known(revision):
        raise Problem(f"{file} was made by a newer Consult (schema {revision}). Install that version, then restore.")


def _unpack_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    """Unpack a plain file, where a backup has one, and nothing else: the archive may come from anywhere."""
    place = Path(entry.name)
    content = archive.extractfile(entry) if entry.isfile() else None
    if content is None or ".." in place.parts or place.parts[0] not in (DESCRIPTION, DATABASE, KEYS):
        return
    (folder / place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with content, (folder / place).open("wb") as unpacked:
        shutil.copyfileobj(content, unpacked)


def _refuse_to_overwrite(database_url: str) -> None:
    with connect(database_url) as connection:
        tables = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    if tables:
        raise Problem("The database is not empty. To replace everything it holds by the backup, add --replace.")


def _restore_database(dump: Path, database_url: str, file: Path) -> None:
    """Replace the schema in one transaction: a failure leaves the database as it was."""
    where, secret = _address(database_url)
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--dbname", where]
    with tempfile.TemporaryFile() as script:
        _write_script(dump, script, file)
        script.seek(0)
        command = [str(postgres_folder() / "psql"), *options]
        done = subprocess.run(command, env=secret, stdin=script, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise Problem(f"The backup could not be restored, and nothing was changed: {_first_error(done.stderr)}")


def _write_script(dump: Path, script: IO[bytes], file: Path) -> None:
    command = [str(postgres_folder() / "pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dump)]
    script.write(PROLOGUE)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
        lines = iter(reading.stdout or ())
        script.writelines(line for line in islice(lines, HEADER_LINES) if line != TOO_NEW)
        script.writelines(lines)
    if reading.returncode:
        raise Problem(NOT_A_BACKUP.format(file=file))


def _restore_keys(backed_up: Path, keys: Path) -> None:
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in keys.rglob("*"):
        if old.is_file():
            old.unlink()
    for path in backed_up.rglob("*"):
        if path.is_file():
            place = keys / path.relative_to(backed_up)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            place.write_bytes(path.read_bytes())


def _first_error(complaints: bytes) -> str:
    lines = complaints.decode(errors="replace").splitlines()
    return next((line for line in lines if "ERROR" in line or "error" in line), lines[0] if lines else "psql gave no reason.")
