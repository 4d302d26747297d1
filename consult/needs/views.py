"""Pages of needs."""

from flask import Blueprint

from consult.needs import models  # noqa: F401

blueprint = Blueprint("needs", __name__)
