"""Light or dark, as the person likes; assets by the digest of their content."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from flask import Blueprint, Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from consult.web.access import public
from consult.web.locale import A_YEAR_IN_SECONDS
from consult.web.navigation import same_site_path

THEMES = ("auto", "light", "dark")
COOKIE = "theme"

blueprint = Blueprint("theme", __name__)


@cache
def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()


def asset(name: str) -> str:
    """The address of a static file, which changes with its content so that browsers may keep it for ever."""
    return url_for("static", filename=name, v=_digest(Path(current_app.static_folder or "") / name))


def current_theme() -> str:
    """The theme this browser has chosen."""
    chosen = request.cookies.get(COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@blueprint.post("/apparence")
@public
def update() -> ResponseReturnValue:
    """Keeps the theme chosen and leads back to the page one came from."""
    response = redirect(same_site_path(request.form.get("next")))
    theme = request.form.get("theme", "auto")
    response.set_cookie(COOKIE, theme if theme in THEMES else "auto", max_age=A_YEAR_IN_SECONDS, samesite="Lax", httponly=True)
    return response


def init_app(app: Flask) -> None:
    """Gives templates the theme and the addresses of assets."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(asset=asset)
    app.context_processor(lambda: {"theme": current_theme(), "themes": THEMES})
