"""The whole platform as people meet it: web, worker and relay as processes of their own, on a database of their own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from functools import cached_property
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from consult import create_app
from consult.accounts.models import Account
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.jobs import Job
from tests.browser import Browser
from tests.conftest import empty

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 90
QUIET_SECONDS = 10
SECRET = "journeys-only"


class Town:
    """Runs the platform until `stop`; `address` is where it answers."""

    def __init__(self, database_url: str, redis_url: str, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="consult-journey-"))
        self.address = f"http://127.0.0.1:{_free_port()}"
        self.environment = os.environ | {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": SECRET,
            "CONSULT_KEYS": str(self.folder / "keys"),
            "PUBLIC_URL": self.address,
            "CONSULT_DEMO": "1",
            "PYTHONWARNINGS": "ignore",
            **settings,
        }
        (self.folder / "keys").mkdir(mode=0o700)
        self.processes: list[subprocess.Popen[bytes]] = []

    def fill(self) -> None:
        """Fills it as the demonstration does."""
        subprocess.run(
            [sys.executable, "-m", "consult.demo"], cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def start(self) -> "Town":
        """Starts the processes and waits until the web answers and the worker is up."""
        self._run("gunicorn", "wsgi:application", "-k", "gthread", "--threads", "4", "-b", self.address.removeprefix("http://"))
        self._run(
            "celery", "-A", "workers.celery", "worker", "--pool", "solo", "--without-gossip", "--without-mingle", "-l", "warning"
        )
        self._run("workers.relay")
        self._wait()
        return self

    def stop(self) -> None:
        """Ends the processes, at once: nothing of theirs is needed any more."""
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()

    def empty(self) -> None:
        """Deletes all there is, once the worker has done what it was asked to, so that other people can begin."""
        self.settle(QUIET_SECONDS)
        with self.app.app_context():
            empty()

    def settle(self, seconds: float, *jobs: Job) -> None:
        """Waits until none of these jobs is due any more, or no job at all where none is named; `seconds` at most."""
        due = select(func.count()).select_from(OutboxEntry)
        if jobs:
            due = due.where(OutboxEntry.job.in_(jobs))
        deadline = time.monotonic() + seconds
        with self.app.app_context():
            while db.session.scalar(due) and time.monotonic() < deadline:
                db.session.rollback()
                time.sleep(0.1)

    def consult(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `consult …` on the same database."""
        command = [sys.executable, "-c", "from consult.cli import main; main()", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)

    @cached_property
    def app(self) -> Flask:
        """An application in this process on the same database, keys and sessions."""
        driven = self.environment["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1)
        return create_app(SQLALCHEMY_DATABASE_URI=driven, KEYS_FOLDER=self.folder / "keys", SECRET_KEY=SECRET)

    def session_of(self, email: str) -> str:
        """The session of somebody who has signed in, as their browser keeps it."""
        with self.app.app_context():
            account = db.session.scalars(select(Account).filter_by(email=email)).one()
            kept = Browser(self.app).sign_in(account).client.get_cookie("session")
        assert kept is not None
        return str(kept.value)

    def log(self) -> str:
        """What the processes have printed, for the message of a test that fails."""
        return "\n".join(file.read_text()[-4000:] for file in sorted(self.folder.glob("*.log")))

    def _run(self, module: str, *arguments: str) -> None:
        output = (self.folder / f"{module}.log").open("wb")
        command = [sys.executable, "-m", module, *arguments]
        self.processes.append(subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=output, stderr=output))

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/health", timeout=2).close()
                return
            except OSError:
                if time.monotonic() > deadline:
                    raise RuntimeError(f"the platform did not start:\n{self.log()}") from None
                time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
