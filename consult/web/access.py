"""Who is asking, and denial by default: an answer for which no rule was asked does not leave."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request, request_started
from flask_login import LoginManager, current_user

from consult.core.actions import can
from consult.core.actors import VISITOR, Actor
from consult.core.authorization import authorize, rules_asked
from consult.core.errors import NotAllowed

login_manager = LoginManager()
PUBLIC_ENDPOINTS = {"static"}

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Marks a view as open: it shows nothing that a rule would have to protect."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_public(endpoint: str | None) -> bool:
    """Whether the endpoint is marked as open."""
    view = current_app.view_functions.get(endpoint or "")
    return endpoint in PUBLIC_ENDPOINTS or getattr(view, "is_public", False)


def current_actor() -> Actor:
    """The person behind the request, as an actor."""
    actor: Actor = current_user.as_actor() if current_user.is_authenticated else VISITOR
    return actor


def _begin(app: Flask, **_: object) -> None:
    """Before any function that might answer by itself, so that no request profits from what the last one asked."""
    rules_asked.set([])


def _deny_unless_asked(response: Response) -> Response:
    """Turns an answer below 400 into 403 when nobody asked whether it was allowed."""
    if response.status_code < 400 and request.endpoint and not rules_asked.get() and not is_public(request.endpoint):
        current_app.logger.error("no rule was asked for %s", request.endpoint)
        return current_app.make_response(current_app.handle_user_exception(NotAllowed()))
    return response


def init_app(app: Flask) -> None:
    """Signs people in from their session and denies by default."""
    login_manager.init_app(app)
    request_started.connect(_begin, app)
    app.after_request(_deny_unless_asked)
    app.jinja_env.globals.update(current_actor=current_actor, can=lambda name, target: can(current_actor(), name, target))


__all__ = ["authorize", "current_actor", "init_app", "login_manager", "public"]
