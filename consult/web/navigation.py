"""Where one can go: the links every page shows, and only addresses of this site."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, current_app, request, url_for

from consult.core.actors import Actor
from consult.core.i18n import LazyText
from consult.web.access import current_actor


@dataclass(frozen=True)
class Entry:
    """A link of the main navigation: its words, its endpoint and who sees it."""

    label: LazyText
    endpoint: str
    is_shown_to: Callable[[Actor], bool]


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it."""

    label: LazyText
    url: str
    is_current: bool


def same_site_path(wanted: str | None) -> str:
    """The path and query of `wanted` when it leads nowhere else than to this site, else the home page."""
    try:
        parts = urlsplit((wanted or "").replace("\\", "/"))
    except ValueError:
        return "/"
    if parts.netloc not in ("", request.host) or not parts.path.startswith("/") or parts.path.startswith("//"):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def has_page(endpoint: str) -> bool:
    """Whether the application has a page of that name."""
    return endpoint in current_app.view_functions


def links(entries: tuple[Entry, ...]) -> list[Link]:
    """The entries the current actor sees."""
    actor = current_actor()
    shown = (entry for entry in entries if entry.is_shown_to(actor))
    return [Link(entry.label, url_for(entry.endpoint), request.endpoint == entry.endpoint) for entry in shown]


def init_app(app: Flask, entries: tuple[Entry, ...]) -> None:
    """Gives templates the main navigation, in the order of the features."""
    app.jinja_env.globals.update(has_page=has_page, navigation=lambda: links(entries))
