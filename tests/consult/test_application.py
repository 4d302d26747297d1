"""The application is put together only where it is needed."""

import subprocess
import sys

from flask import Flask

from consult import create_app
from consult.config import ROOT


def test_single_settings_can_be_replaced(database: Flask) -> None:
    app = create_app(SOURCE_URL="https://source.example")
    assert app.config["SOURCE_URL"] == "https://source.example" and app.name == "consult"


def test_counting_a_file_starts_without_the_application() -> None:
    heavy = "('consult.features', 'sqlalchemy', 'psycopg', 'redis', 'scipy')"
    code = f"import sys, consult.cli, consult.votes.commands; print([name for name in {heavy} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"
