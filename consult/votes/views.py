"""Pages of votes."""

from flask import Blueprint

from consult.votes import models  # noqa: F401

blueprint = Blueprint("votes", __name__)
