"""Tests of reaching the database of an installation that runs or not."""

import psycopg
import pytest

from consult.platform.data_folder import DataFolder
from consult.platform.problems import Problem
from consult.platform.reaching import is_running, reachable_database


def test_a_given_database_is_used_as_it_is(bare_environment: pytest.MonkeyPatch, data: DataFolder) -> None:
    bare_environment.setenv("DATABASE_URL", "postgresql://host/town")
    with reachable_database(data) as url:
        assert url == "postgresql://host/town"


def test_a_folder_without_database_is_told(bare_environment: pytest.MonkeyPatch, data: DataFolder) -> None:
    with pytest.raises(Problem, match="There is no installation"), reachable_database(data):
        pass


def test_a_stopped_database_runs_for_as_long_as_it_is_needed(bare_environment: pytest.MonkeyPatch, data: DataFolder) -> None:
    with reachable_database(data, creating=True) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        with pytest.raises(Problem, match="already running"), data.held():
            pass
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    with reachable_database(data) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    assert not is_running(data)
