"""The first page."""

from flask import Blueprint, render_template

from consult.core.authorization import authorize, everybody
from consult.core.actors import INSTANCE
from consult.web.access import current_actor

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    """What one can do here now."""
    authorize(current_actor(), everybody, INSTANCE)
    return render_template("home/index.html")
