"""Tests of backing up and restoring."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from consult.platform.backups import back_up, restore
from consult.platform.databases import connect
from consult.platform.problems import Problem


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with one secret."""
    folder = tmp_path / "keys"
    (folder / "votes").mkdir(parents=True)
    (folder / "votes" / "key").write_text("secret of the vote")
    return folder


def _sweeps(url: str) -> int:
    with connect(url) as connection:
        return len(connection.execute("SELECT 1 FROM heartbeat WHERE name = 'sweep'").fetchall())


def _sweep(url: str) -> None:
    with connect(url) as connection:
        connection.execute("INSERT INTO heartbeat (name, beat_at) VALUES ('sweep', now())")


def test_what_was_backed_up_comes_back(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    file = tmp_path / "a backup"
    _sweep(migrated_database)
    assert back_up(migrated_database, keys, file) == file.stat().st_size
    with connect(migrated_database) as connection:
        connection.execute("DELETE FROM heartbeat")
    (keys / "votes" / "key").unlink()
    (keys / "later").write_text("made after the backup")
    restore(file, migrated_database, keys, is_replacing=True)
    assert _sweeps(migrated_database) == 1
    assert (keys / "votes" / "key").read_text() == "secret of the vote"
    assert (keys / "votes" / "key").stat().st_mode & 0o777 == 0o600
    assert not (keys / "later").exists()


def test_a_backup_is_private_leaves_nothing_beside_it_and_is_dated(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(migrated_database, keys, folder / "backup")
    assert [path.name for path in folder.iterdir()] == ["backup"]
    assert (folder / "backup").stat().st_mode & 0o777 == 0o600
    with connect(migrated_database) as connection:
        assert connection.execute("SELECT name FROM heartbeat").fetchall() == [("backup",)]


def test_a_backup_that_cannot_be_written_is_told(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be written"):
        back_up(migrated_database, keys, tmp_path / "no folder" / "backup")


def test_data_are_never_overwritten_unasked(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    back_up(migrated_database, keys, tmp_path / "backup")
    with pytest.raises(Problem, match="not empty"):
        restore(tmp_path / "backup", migrated_database, keys, is_replacing=False)


def test_an_empty_database_receives_a_backup(migrated_database: str, empty_database: str, keys: Path, tmp_path: Path) -> None:
    _sweep(migrated_database)
    back_up(migrated_database, keys, tmp_path / "backup")
    restore(tmp_path / "backup", empty_database, tmp_path / "new keys", is_replacing=False)
    assert _sweeps(empty_database) == 1
    assert (tmp_path / "new keys" / "votes" / "key").is_file()


def test_a_damaged_backup_changes_nothing(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    whole, damaged = tmp_path / "whole", tmp_path / "damaged"
    back_up(migrated_database, keys, whole)
    _sweep(migrated_database)
    for size in (0, 100, 20_000):
        damaged.write_bytes(whole.read_bytes()[:size])
        with pytest.raises(Problem, match="othing was changed"):
            restore(damaged, migrated_database, keys, is_replacing=True)
    assert _sweeps(migrated_database) == 1


def test_a_file_of_another_kind_or_none_is_told(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear mayor,")
    with pytest.raises(Problem, match="is not a backup"):
        restore(tmp_path / "letter", migrated_database, keys, is_replacing=True)
    with pytest.raises(Problem, match="There is no file"):
        restore(tmp_path / "nothing", migrated_database, keys, is_replacing=True)


def test_a_backup_of_a_newer_consult_is_refused(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "newer", "w") as archive:
        for name, text in (("consult-backup.json", json.dumps({"format": 1, "schema": "9999"})), ("database.dump", "")):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    with pytest.raises(Problem, match="newer Consult"):
        restore(tmp_path / "newer", migrated_database, keys, is_replacing=True)


def test_a_malicious_archive_writes_nowhere_else(migrated_database: str, keys: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "malicious", "w") as archive:
        for name in ("../escaped", "keys/../../escaped", str(tmp_path / "escaped")):
            archive.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    with pytest.raises(Problem, match="is not a backup"):
        restore(tmp_path / "malicious", migrated_database, keys, is_replacing=True)
    assert not list(tmp_path.rglob("escaped"))
