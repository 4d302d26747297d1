"""The database session, the base of all models and the columns they share."""

import secrets
import time
from datetime import datetime

import psycopg
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Identity, MetaData, String, event, func
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry, Pool

UID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

# The system's source of randomness, as the module `secrets` uses it.
_CHANCE = secrets.SystemRandom()

RESTED_SECONDS = 1.0

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """The base of every model; constraints get predictable names."""

    metadata = MetaData(naming_convention=NAMING)


Base.registry.update_type_annotation_map({datetime: DateTime(timezone=True)})

db = SQLAlchemy(
    model_class=Base,
    disable_autonaming=True,
    session_options={"expire_on_commit": False},
)


@event.listens_for(Pool, "checkin")
def note_return(connection: psycopg.Connection, record: ConnectionPoolEntry) -> None:
    """Keeps when a connection was last in use."""
    record.info["returned_at"] = time.monotonic()


@event.listens_for(Pool, "checkout")
def try_if_rested(connection: psycopg.Connection, record: ConnectionPoolEntry, proxy: object) -> None:
    """Tries a connection that has rested before it is used again: the database may have restarted meanwhile.

    One in constant use is not tried each time, which would cost a tenth of a ballot. Raises DisconnectionError,
    upon which the pool opens another one.
    """
    if time.monotonic() - record.info.get("returned_at", time.monotonic()) < RESTED_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error as error:
        raise DisconnectionError from error


def new_uid() -> str:
    """A public identifier: 12 letters and digits that cannot be guessed nor mistaken for one another (59 bits)."""
    return "".join(_CHANCE.choices(UID_ALPHABET, k=12))


def new_code() -> str:
    """A short code a person can copy from paper, as `K7QF-2MXD-9` (9 signs, 44 bits)."""
    signs = "".join(_CHANCE.choices(CODE_ALPHABET, k=9))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8]}"


class Identified:
    """A numeric key for the database's use and a `uid` for the public's."""

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    uid: Mapped[str] = mapped_column(String(12), unique=True, default=new_uid)


class Dated:
    """When the row was written, by the database's clock."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
