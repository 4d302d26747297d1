"""The whole platform as people meet it: web, worker and relay as processes of their own, on a database of their own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 90


class Town:
    """Runs the platform until `stop`; `address` is where it answers."""

    def __init__(self, database_url: str, redis_url: str, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="consult-journey-"))
        self.address = f"http://127.0.0.1:{_free_port()}"
        self.environment = os.environ | {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": "journeys-only",
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
        """Ends the processes."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def consult(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `consult …` on the same database."""
        command = [sys.executable, "-c", "from consult.cli import main; main()", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)

    def settings(self) -> dict[str, object]:
        """What an application in this process needs to work on the same database and keys."""
        return {
            "SQLALCHEMY_DATABASE_URI": self.environment["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1),
            "KEYS_FOLDER": self.folder / "keys",
        }

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
