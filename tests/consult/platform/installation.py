"""`consult run` as a process of its own, for tests that start it, use it and do it harm."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
from flask import Flask

from consult import create_app
from consult.cli import main
from consult.platform.data_folder import CHECKOUT, DataFolder
from consult.platform.engines import postgres_url, socket_folder
from consult.platform.leftovers import birth, read_record
from tests.consult.platform.conftest import SETTINGS

CHILDREN = ["valkey", "postgres", "web", "worker", "beat", "relay"]
CONSULT = [sys.executable, "-c", "from consult.cli import main; main()"]


class Installation:
    """`consult run` on a data folder of its own."""

    def __init__(self, path: Path, *words: str) -> None:
        self.words = ("run", *words)
        self.data, self.port = DataFolder(path), free_port()
        self.settings = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.console = path.with_name("console")

    def start(self) -> None:
        """Start it and wait until all its processes run and the web answers."""
        self.process = self.call_in_background(*self.words, "--port", str(self.port))
        eventually(lambda: self.process.poll() is not None or (self.names() == CHILDREN and self.is_healthy()))
        assert self.process.poll() is None, self.console.read_text()

    def call_in_background(self, *words: str) -> subprocess.Popen[bytes]:
        """Type a command and go on."""
        with self.console.open("ab") as console:
            command = [*CONSULT, *words, "--data", str(self.data.path)]
            return subprocess.Popen(command, cwd=CHECKOUT, env=self.settings, stdout=console, stderr=subprocess.STDOUT)

    def call(self, *words: str) -> Result:
        """Type a command and read its answer."""
        return CliRunner().invoke(main, [*words, "--data", str(self.data.path)], env=dict.fromkeys(SETTINGS))

    def stop(self) -> None:
        """Ask it to stop and wait for its end."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def kill(self, name: str) -> None:
        """Kill a child, one process of the web server, or the supervisor (and then start again)."""
        if name == "the supervisor":
            self.process.kill()
            self.process.wait()
            return self.start()
        pid = self._serving()[0] if name == "a process of the web server" else self.pid(name)
        os.kill(pid, signal.SIGKILL)
        eventually(lambda: not birth(pid))

    def _serving(self) -> list[int]:
        listed = subprocess.run(["pgrep", "-P", str(self.pid("web"))], capture_output=True, text=True, check=True)
        return [int(pid) for pid in listed.stdout.split()]

    def says(self, words: str) -> bool:
        """Say whether its console shows these words."""
        return words in self.console.read_text()

    def application(self) -> Flask:
        """Return an application in this process on the same database, secrets and sessions."""
        driven = postgres_url(socket_folder(self.data.path)).replace("postgresql:", "postgresql+psycopg:", 1)
        return create_app(SQLALCHEMY_DATABASE_URI=driven, KEYS_FOLDER=self.data.keys, SECRET_KEY=self.data.secret_key())

    def names(self) -> list[str]:
        """Return which children are recorded and alive."""
        return [child.name for child in read_record(self.data.record) if child.is_alive()]

    def pid(self, name: str) -> int:
        """Return the number of the process of a child."""
        return next((child.pid for child in read_record(self.data.record) if child.name == name), 0)

    def is_healthy(self) -> bool:
        """Say whether the web server answers and reaches its database."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/health")
            return line.getresponse().status == 200
        except OSError:
            return False
        finally:
            line.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(is_so: Callable[[], bool], patience: float = 120) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.02)
