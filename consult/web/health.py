"""Whether the web process answers and reaches its database."""

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from consult.core.db import db
from consult.web.access import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@public
def show() -> ResponseReturnValue:
    """Says `ok` once a query has gone through."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}


def init_app(app: Flask) -> None:
    """Opens /health."""
    app.register_blueprint(blueprint)
