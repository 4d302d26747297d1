"""A town of many people on private engines, and the web server in front of it."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask_migrate import upgrade
from itsdangerous import URLSafeTimedSerializer

from consult import create_app
from consult.accounts.models import Account, Person
from consult.core.db import db
from consult.platform.engines import PrivateEngines
from tests.factories import places

SETTINGS = ("max_connections=200", "shared_buffers=256MB")
RAW_TOKEN = "a" * 40


@dataclass
class Town:
    """An application context on a fresh database, and what one needs to talk to a server on it."""

    app: Flask
    environment: dict[str, str]

    def cookie(self, account: Account) -> str:
        """The cookie of somebody signed in, with a token for forms."""
        serializer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert serializer is not None
        session = {"_user_id": account.get_id(), "_fresh": True, "csrf_token": sha1(RAW_TOKEN.encode()).hexdigest()}
        return f"session={serializer.dumps(session)}; locale=en"

    def token(self) -> str:
        """The token that forms sent with these cookies carry."""
        signer = URLSafeTimedSerializer(self.app.config["SECRET_KEY"], salt="wtf-csrf-token")
        return str(signer.dumps(sha1(RAW_TOKEN.encode()).hexdigest()))


@contextmanager
def town() -> Iterator[Town]:
    """An empty town on durable private engines, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "keys").mkdir(mode=0o700)
        with PrivateEngines(folder / "engines", SETTINGS, is_durable=True) as engines:
            settings = {
                "DATABASE_URL": engines.postgres.url("postgres"),
                "REDIS_URL": engines.valkey.url(),
                "SECRET_KEY": "bench-only",
                "CONSULT_KEYS": str(folder / "keys"),
                "PUBLIC_URL": "http://localhost",
            }
            os.environ.update(settings)
            app = create_app()
            with app.app_context():
                upgrade()
                yield Town(app, os.environ | settings)
                db.session.remove()
                db.engine.dispose()


def people(count: int) -> list[Account]:
    """That many citizens."""
    persons = [Person(fingerprint=f"{number:032}".encode()) for number in range(count)]
    db.session.add_all(persons)
    db.session.flush()
    rows = [Account(email=f"citizen{one.id}@town.example", name=f"Citizen {one.id}", person_id=one.id) for one in persons]
    db.session.add_all(rows)
    db.session.commit()
    return rows


@contextmanager
def served(made: Town) -> Iterator[int]:
    """The web server as `consult run` starts it, two processes of four threads; gives its port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "wsgi:application", "-k", "gthread", "-w", "2", "--threads", "4"]
    command += ["-b", f"127.0.0.1:{port}", "--keep-alive", "30", "--log-level", "warning"]
    server = subprocess.Popen(command, env=made.environment)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the web server did not start")


def path_of(url: str) -> str:
    """An address without its host."""
    return re.sub(r"^https?://[^/]+", "", url)


__all__ = ["Town", "path_of", "people", "places", "served", "town"]
