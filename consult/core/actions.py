"""The gate every write goes through: transaction, rule, body, audit, commit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from consult.core import audit
from consult.core.actors import Actor
from consult.core.authorization import Rule, authorize, is_allowed
from consult.core.transaction import transaction

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True)
class Action:
    """A named write: `name` is at once the audit verb and what templates ask with `can`."""

    name: str
    rule: Rule
    run: Callable[..., Any]
    is_secret: bool


ACTIONS: dict[str, Action] = {}


class UnknownAction(LookupError):
    """Something asked for an action that no feature declares."""


def action(
    rule: Rule, *, secret: bool = False, snapshot: bool = False
) -> Callable[[Callable[Concatenate[Actor, T, P], R]], Callable[Concatenate[Actor, T, P], R]]:
    """Makes `body(actor, target, ...)` a named action of its feature.

    `secret` keeps the actor and the hour out of the audit; `snapshot` runs the body on one instant
    of the database. Calling an action raises what the rule or the body raises, NestedTransaction
    when called inside another one, and the DomainError of a violated constraint.
    """

    def declare(body: Callable[Concatenate[Actor, T, P], R]) -> Callable[Concatenate[Actor, T, P], R]:
        feature = body.__module__.split(".")[1]
        name = f"{feature}.{body.__name__}"

        @wraps(body)
        def run(actor: Actor, target: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with transaction(snapshot=snapshot):
                authorize(actor, rule, target)
                result = body(actor, target, *args, **kwargs)
                audit.record(name, actor, target, is_secret=secret)
            return result

        ACTIONS[name] = Action(name, rule, run, secret)
        return run

    return declare


def can(actor: Actor, name: str, target: object) -> bool:
    """Whether the actor may run the named action on the target, by the rule the action itself asks.

    Raises UnknownAction for a name no feature declares.
    """
    if name not in ACTIONS:
        raise UnknownAction(name)
    return is_allowed(actor, ACTIONS[name].rule, target)
