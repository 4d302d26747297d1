"""Asking whether somebody may do something: one rule, one answer, in Python and in templates."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from consult.core.actors import Actor
from consult.core.errors import DomainError, NotAllowed, SignInRequired

Rule = Callable[[Actor, Any], bool]

rules_asked: ContextVar[list[str] | None] = ContextVar("rules_asked", default=None)


def authorize(actor: Actor, rule: Rule, target: object) -> None:
    """Asks the rule. A rule answers yes or no, or raises the DomainError that names its reason.

    Raises SignInRequired for a refused visitor, NotAllowed for anybody else.
    """
    if (asked := rules_asked.get()) is not None:
        asked.append(rule.__name__)
    if rule(actor, target):
        return
    raise NotAllowed if actor.is_signed_in or actor.is_system else SignInRequired


def is_allowed(actor: Actor, rule: Rule, target: object) -> bool:
    """Whether the rule would let the actor through; never raises a DomainError."""
    try:
        return rule(actor, target)
    except DomainError:
        return False


def everybody(actor: Actor, target: object) -> bool:
    """The rule of what is open to all."""
    return True


def only_system(actor: Actor, target: object) -> bool:
    """The rule of what workers and the command line alone do."""
    return actor.is_system


def only_signed_in(actor: Actor, target: object) -> bool:
    """The rule of what any account may do."""
    return actor.is_signed_in
