"""Tests of what the platform asks databases itself."""

import psycopg
import pytest

from consult.platform import databases
from consult.platform.problems import Problem
from tests import engines

NOWHERE = "postgresql://x:secret@127.0.0.1:1/x"


def test_the_servers_of_the_session_are_recent_enough() -> None:
    session = engines.current()
    assert databases.check_database(session.database_url) >= databases.OLDEST_SERVER
    assert int(databases.check_redis(session.redis_url).split(".")[0]) >= databases.OLDEST_REDIS


def test_servers_out_of_reach_are_told_without_the_password() -> None:
    with pytest.raises(Problem, match="PostgreSQL cannot be reached") as told:
        databases.check_database(NOWHERE)
    assert "secret" not in str(told.value)
    with pytest.raises(Problem, match="Redis or Valkey cannot be reached"):
        databases.check_redis("redis://127.0.0.1:1/0")
    with pytest.raises(Problem, match="Redis or Valkey cannot be reached"):
        databases.check_redis("nonsense")


def test_the_name_of_a_driver_is_left_out() -> None:
    assert databases.plain("postgresql+psycopg://ana@/town?host=/run") == "postgresql://ana@/town?host=/run"
    assert databases.plain("postgres://ana@host/town") == "postgres://ana@host/town"


def test_a_database_gets_its_name_when_it_is_complete(empty_database: str) -> None:
    admin = engines.current().database_url
    databases.create(admin, "town_unfinished")
    databases.create(admin, "town_unfinished")
    assert not databases.exists(admin, "town")
    with psycopg.connect(engines.current().database("town_unfinished")):
        databases.rename(admin, "town_unfinished", "town")
    assert databases.exists(admin, "town")
    with databases.connect(admin) as connection:
        connection.execute("DROP DATABASE town")


def test_a_database_without_organisation_is_unclaimed(empty_database: str, migrated_database: str) -> None:
    assert databases.is_unclaimed(empty_database)
    assert databases.is_unclaimed(migrated_database)
    with databases.connect(empty_database) as connection:
        connection.execute("CREATE TABLE organisation AS SELECT 1 AS id")
    assert not databases.is_unclaimed(empty_database)
