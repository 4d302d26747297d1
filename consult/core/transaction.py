"""The one place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy.exc import IntegrityError

from consult.core.db import db
from consult.core.errors import CONSTRAINT_ERRORS

_is_open: ContextVar[bool] = ContextVar("transaction_is_open", default=False)


class NestedTransaction(RuntimeError):
    """A transaction was opened inside another: whoever caught the inner failure would commit half of it."""


@contextmanager
def transaction(*, snapshot: bool = False) -> Iterator[None]:
    """Commits what the block did, or nothing of it.

    With `snapshot` the block sees one instant of the database (REPEATABLE READ); what the session
    had loaded before is loaded anew. Raises NestedTransaction inside another transaction, and the
    DomainError of a violated constraint in place of the database's error.
    """
    if _is_open.get():
        raise NestedTransaction
    token = _is_open.set(True)
    try:
        if snapshot:
            db.session.rollback()
            db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise _domain_error(error) from error
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _is_open.reset(token)


def _domain_error(error: IntegrityError) -> Exception:
    """The refusal that a violated constraint stands for, or the database's error when none is declared."""
    diagnostics = getattr(error.orig, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    return CONSTRAINT_ERRORS[name]() if name in CONSTRAINT_ERRORS else error
