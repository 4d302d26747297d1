"""Pages of projects."""

from flask import Blueprint

from consult.projects import models  # noqa: F401

blueprint = Blueprint("projects", __name__)
