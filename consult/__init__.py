"""Consult: from the diagnosis of a place to the delivered project."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app(**overrides: object) -> "Flask":
    """The application, configured from the environment; `overrides` replace single settings.

    It is put together in `consult.application`, which is imported now: commands that need no application start without it.
    """
    app: Flask = importlib.import_module("consult.application").create_app(**overrides)
    return app
