"""Refusals of the domain: each is a past fact or a state, says why, and knows its HTTP status."""

from typing import ClassVar

from consult.core.i18n import LazyText, lazy_gettext

CONSTRAINT_ERRORS: dict[str, type["DomainError"]] = {}


class DomainError(Exception):
    """Something the domain refuses.

    `message` is shown to the person as it stands. A subclass that names a `constraint`
    is what the violation of that database constraint is turned into.
    """

    status: ClassVar[int] = 409
    message: ClassVar[LazyText | str] = ""
    constraint: ClassVar[str | None] = None

    def __init__(self, message: LazyText | str | None = None) -> None:
        super().__init__()
        self.text = self.message if message is None else message

    def __init_subclass__(cls) -> None:
        """Lists the class under the constraint it names."""
        if constraint := cls.__dict__.get("constraint"):
            CONSTRAINT_ERRORS[constraint] = cls

    def __str__(self) -> str:
        return str(self.text)


class NotAllowed(DomainError):
    """The rule said no."""

    status = 403
    message = lazy_gettext("You may not do this.")


class SignInRequired(NotAllowed):
    """The rule said no to a visitor who might be allowed once signed in."""

    status = 401
    message = lazy_gettext("Sign in to do this.")


class NotFound(DomainError):
    """There is nothing here, or nothing this person may know of."""

    status = 404
    message = lazy_gettext("This page does not exist, or it has moved.")


class InvalidInput(DomainError):
    """What was sent cannot be accepted as it stands; the message says what to change."""

    status = 422
    message = lazy_gettext("This cannot be accepted as it stands.")
