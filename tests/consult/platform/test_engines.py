"""Tests of PostgreSQL and Valkey as child processes."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest
import redis

from consult.platform.engines import LONGEST_SOCKET_FOLDER, Postgres, PrivateEngines, Valkey, socket_folder
from consult.platform.problems import Problem
from consult.platform.processes import stop


def test_both_engines_start_in_a_folder_with_spaces_and_stop(tmp_path: Path) -> None:
    with PrivateEngines(tmp_path / "a folder, with “spaces”") as engines:
        with psycopg.connect(engines.postgres.url("postgres")) as connection:
            assert connection.execute("SELECT upper('é')").fetchall() == [("É",)]
        assert redis.Redis.from_url(engines.valkey.url()).ping()
    assert not engines.postgres.is_ready()
    assert not engines.valkey.is_ready()


def test_what_was_committed_survives_a_kill_of_postgresql(tmp_path: Path) -> None:
    postgres = Postgres(tmp_path / "postgres", socket_folder(tmp_path), tmp_path / "log")
    postgres.prepare()
    process = postgres.start()
    postgres.wait(process)
    with psycopg.connect(postgres.url("postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = postgres.start()
    postgres.wait(again)
    with psycopg.connect(postgres.url("postgres")) as connection:
        assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    stop(again, Postgres.stop_signal)


def test_a_killed_postgresql_is_back_though_a_query_was_at_work(tmp_path: Path) -> None:
    postgres = Postgres(tmp_path / "postgres", socket_folder(tmp_path), tmp_path / "log")
    postgres.prepare(is_synced=False)
    process = postgres.start()
    postgres.wait(process)
    connection = psycopg.connect(postgres.url("postgres"))
    connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 1000000000)")
    time.sleep(0.1)
    process.kill()
    process.wait()
    again = postgres.start()
    postgres.wait(again)
    connection.close()
    stop(again, Postgres.stop_signal)


def test_what_was_written_survives_a_kill_of_valkey(tmp_path: Path) -> None:
    valkey = Valkey(tmp_path / "valkey", socket_folder(tmp_path), tmp_path / "log")
    process = valkey.start()
    valkey.wait(process)
    redis.Redis.from_url(valkey.url()).set("kept", "yes")
    process.kill()
    process.wait()
    again = valkey.start()
    valkey.wait(again)
    assert redis.Redis.from_url(valkey.url()).get("kept") == b"yes"
    stop(again)


def test_an_interrupted_preparation_is_begun_again(tmp_path: Path) -> None:
    unfinished = tmp_path / "postgres" / "unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "half").touch()
    postgres = Postgres(tmp_path / "postgres", socket_folder(tmp_path), tmp_path / "log")
    postgres.prepare(is_synced=False)
    assert (postgres.cluster / "PG_VERSION").is_file()
    assert not unfinished.exists()


def test_what_is_done_meanwhile_does_not_outlive_its_interruption(tmp_path: Path) -> None:
    postgres = Postgres(tmp_path / "postgres", socket_folder(tmp_path), tmp_path / "log")
    with pytest.raises(KeyboardInterrupt):
        postgres.prepare(is_synced=False, meanwhile=_interrupt)
    assert not postgres.cluster.exists()


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_data_of_another_postgresql_are_refused_in_a_sentence(tmp_path: Path) -> None:
    postgres = Postgres(tmp_path / "postgres", socket_folder(tmp_path), tmp_path / "log")
    postgres.cluster.mkdir()
    (postgres.cluster / "PG_VERSION").write_text("9\n")
    with pytest.raises(Problem, match="made by PostgreSQL 9"):
        postgres.prepare()


def test_the_folder_of_sockets_is_short_plain_and_private(tmp_path: Path) -> None:
    near = socket_folder(Path("/tmp") / f"consult-test-{os.getpid()}")
    far, spaced = socket_folder(tmp_path / ("x" * 100)), socket_folder(tmp_path / "a b")
    assert near.name == "sockets"
    for folder in (near, far, spaced):
        assert len(str(folder)) <= LONGEST_SOCKET_FOLDER
        assert " " not in str(folder)
        assert folder.stat().st_mode & 0o077 == 0
        folder.rmdir()
    near.parent.rmdir()
    assert far != spaced
