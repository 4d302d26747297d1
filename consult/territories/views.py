"""Pages of territories."""

from flask import Blueprint

from consult.territories import models  # noqa: F401

blueprint = Blueprint("territories", __name__)
