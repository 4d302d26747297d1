"""Statements that run hundreds of times a second, compiled once and handed to the driver as they are (docs/adr/0013)."""

from collections.abc import Mapping
from typing import Any

import psycopg
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from consult.core.db import db

_DIALECT = PGDialect_psycopg()


class Compiled:
    """A statement whose parameters alone change; the values it was built with stay."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self._text = str(compiled)
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

    def run(self, parameters: Mapping[str, Any]) -> psycopg.Cursor[Any]:
        """Runs it in the transaction of the session; rows are plain tuples.

        Every parameter left open must be given. Raises what the session raises: SQLAlchemy's error of the kind the database
        names, and a connection that broke is not used again.
        """
        connection = db.session.connection()
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(self._text, {**self._fixed, **parameters})
        except psycopg.Error as error:
            raise self._in_sqlalchemys_words(connection, driver, error) from error

    def _in_sqlalchemys_words(self, connection: Connection, driver: Any, error: psycopg.Error) -> BaseException:
        is_gone = bool(driver.closed)
        if is_gone:
            connection.invalidate(error)
        words: Any = DBAPIError.instance
        return words(self._text, None, error, psycopg.Error, True, is_gone, _DIALECT)
