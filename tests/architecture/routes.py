"""The surface of the web application, as lines; `make routes` writes it into the files the tests compare with."""

import os
from pathlib import Path

from flask import Flask

from consult import create_app
from consult.web.access import PUBLIC_ENDPOINTS

FOLDER = Path(__file__).resolve().parent
LISTED, OPEN = FOLDER / "routes.txt", FOLDER / "open_routes.txt"
NOWHERE = {"DATABASE_URL": "postgresql:///none", "REDIS_URL": "redis://none", "SECRET_KEY": "none", "CONSULT_KEYS": "none"}


def routes(app: Flask) -> list[str]:
    """Each address with its verbs and its endpoint."""
    return sorted(
        f"{rule.rule} {','.join(sorted({'GET', 'POST'} & (rule.methods or set())))} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
    )


def open_endpoints(app: Flask) -> list[str]:
    """The endpoints that say they are open to all."""
    return sorted({name for name, view in app.view_functions.items() if getattr(view, "is_public", False)} | PUBLIC_ENDPOINTS)


if __name__ == "__main__":
    os.environ.update(NOWHERE)
    application = create_app()
    LISTED.write_text("\n".join(routes(application)) + "\n")
    OPEN.write_text("\n".join(open_endpoints(application)) + "\n")
