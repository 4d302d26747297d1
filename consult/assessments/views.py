"""Pages of assessments."""

from flask import Blueprint

from consult.assessments import models  # noqa: F401

blueprint = Blueprint("assessments", __name__)
