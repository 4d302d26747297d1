"""Pages of organisations."""

from flask import Blueprint

from consult.organisations import models  # noqa: F401

blueprint = Blueprint("organisations", __name__)
