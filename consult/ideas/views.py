"""Pages of ideas."""

from flask import Blueprint

from consult.ideas import models  # noqa: F401

blueprint = Blueprint("ideas", __name__)
