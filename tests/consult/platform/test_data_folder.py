"""Tests of the folder that holds an installation."""

import os
from pathlib import Path

import pytest

from consult.platform.data_folder import LONGEST_LOG, DataFolder, write_secret
from consult.platform.problems import Problem


def test_secrets_and_logs_are_private(data: DataFolder) -> None:
    assert data.keys.stat().st_mode & 0o777 == 0o700
    assert data.logs.stat().st_mode & 0o777 == 0o700


def test_the_key_of_sessions_is_made_once_and_is_private(data: DataFolder) -> None:
    key = data.secret_key()
    assert len(key) >= 32
    assert data.secret_key() == key
    assert (data.keys / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_second_supervisor_is_kept_out_and_told_who_is_in(data: DataFolder) -> None:
    with data.held(), pytest.raises(Problem, match=rf"already running .*\(process {os.getpid()}\)"), data.held():
        pass
    with data.held():
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem, match="cannot be made"):
        DataFolder(tmp_path / "file" / "data").prepare()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_the_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, -1)
    with pytest.raises(Problem, match="belongs to nobody, and you are root"):
        DataFolder(tmp_path).prepare()


def test_a_log_that_has_grown_long_is_put_aside(data: DataFolder) -> None:
    with data.log("web").open("wb") as log:
        log.truncate(LONGEST_LOG + 1)
    data.log("worker").write_text("short")
    data.prepare()
    assert sorted(path.name for path in data.logs.iterdir()) == ["web.log.old", "worker.log"]


def test_a_secret_replaces_the_one_before(tmp_path: Path) -> None:
    write_secret(tmp_path / "code", "first")
    (tmp_path / "code.unfinished").write_text("left by a crash")
    write_secret(tmp_path / "code", "second")
    assert (tmp_path / "code").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["code"]
