"""Pages of follows."""

from flask import Blueprint

blueprint = Blueprint("follows", __name__)
