"""Pages of diagnostics."""

from flask import Blueprint

from consult.diagnostics import models  # noqa: F401

blueprint = Blueprint("diagnostics", __name__)
