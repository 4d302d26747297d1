"""What the platform asks a database and a Redis server itself, without the application."""

import psycopg
import redis
from psycopg import sql

from consult.platform.problems import Problem

OLDEST_SERVER = 150000
OLDEST_REDIS = 7
PATIENCE = 5


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """Return a connection in which each statement stands by itself; raise Problem if the server cannot be used."""
    try:
        return psycopg.connect(plain(url), autocommit=True, connect_timeout=PATIENCE)
    except psycopg.Error as error:
        reason = (str(error).strip().splitlines() or ["no reason was given"])[0]
        raise Problem(f"PostgreSQL cannot be reached: {reason}") from error


def plain(url: str) -> str:
    """Return the address as PostgreSQL's own programs read it, without the name of a Python driver."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}{separator}{rest}"


def check_database(url: str) -> int:
    """Return the version number of the server at `url`, as 180006; raise Problem if it is out of reach or too old."""
    with connect(url) as connection:
        version = connection.info.server_version
    if version < OLDEST_SERVER:
        raise Problem(f"The server of DATABASE_URL is PostgreSQL {version // 10000}, and Consult needs 15 or newer.")
    return version


def check_redis(url: str) -> str:
    """Return the version of the Redis or Valkey at `url`; raise Problem if it is out of reach or too old."""
    try:
        with redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE) as client:
            facts = client.info("server")
    except (redis.RedisError, ValueError) as error:
        raise Problem(f"Redis or Valkey cannot be reached: {error}") from error
    version = str(facts.get("valkey_version") or facts["redis_version"])
    if int(version.split(".")[0]) < OLDEST_REDIS:
        raise Problem(f"The server of REDIS_URL is version {version}, and Consult needs Redis 7 or newer, or Valkey.")
    return version


def has_table(connection: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    """Say whether the table `name` exists."""
    row = connection.execute("SELECT to_regclass(%s) IS NOT NULL", [name]).fetchone()
    return bool(row and row[0])


def is_unclaimed(url: str) -> bool:
    """Say whether the database holds no organisation yet."""
    with connect(url) as connection:
        if not has_table(connection, "organisation"):
            return True
        return connection.execute("SELECT 1 FROM organisation LIMIT 1").fetchone() is None


def exists(admin_url: str, name: str) -> bool:
    """Say whether the server has the database `name`."""
    with connect(admin_url) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def create(admin_url: str, name: str) -> None:
    """Create the database `name`, empty, in place of one that an interrupted start left."""
    with connect(admin_url) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def rename(admin_url: str, name: str, new_name: str) -> None:
    """Give the database `name` its final name, which says that it is complete."""
    with connect(admin_url) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(new_name)))
