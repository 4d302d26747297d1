"""How long it takes until the first page: after installation, and the next morning."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parents[1]
INSTALL = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore", "--require-hashes", "-r")


def start() -> list[Figure]:
    """`consult run --demo` on an empty folder and again on the same one, until the home page answers."""
    with tempfile.TemporaryDirectory(prefix="consult-start-") as folder:
        Path(folder).chmod(0o755)
        cold, warm = _seconds_to_first_page(folder), _seconds_to_first_page(folder)
    return [Figure("start, cold (engines, schema, demonstration town)", cold, "s", 5), Figure("start, warm", warm, "s", 2)]


def installation() -> list[Figure]:
    """The pinned packages into a new environment, with pip."""
    with tempfile.TemporaryDirectory(prefix="consult-install-") as folder:
        venv.create(folder, with_pip=True)
        began = time.perf_counter()
        pip = [f"{folder}/bin/python", "-m", "pip", "install", *INSTALL, str(ROOT / "requirements" / "run.txt")]
        subprocess.run(pip, check=True, stdout=subprocess.DEVNULL)
        return [Figure("installation with pip", time.perf_counter() - began, "s", 60)]


def _seconds_to_first_page(folder: str) -> float:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from consult.cli import main; main()",
        "run",
        "--demo",
        "--data",
        f"{folder}/town",
        "--port",
        str(port),
    ]
    began = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for_page(f"http://127.0.0.1:{port}/")
        return time.perf_counter() - began
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)


def _wait_for_page(url: str) -> None:
    for _ in range(1_200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("no page came")
