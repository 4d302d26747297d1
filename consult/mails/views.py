"""Pages of mails."""

from flask import Blueprint

from consult.mails import models  # noqa: F401

blueprint = Blueprint("mails", __name__)
